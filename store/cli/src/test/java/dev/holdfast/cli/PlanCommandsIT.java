package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.holdfast.v1.DiffPlanResponse;
import dev.holdfast.v1.EnactPlanResponse;
import dev.holdfast.v1.GetPlanResponse;
import dev.holdfast.v1.SealPlanResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// Plans by the command, against three nodes.
class PlanCommandsIT {

  @TempDir Path folder;
  private String zone;

  @BeforeEach
  void aZoneOfItsOwn(TestInfo test) {
    zone = test.getTestMethod().orElseThrow().getName().toLowerCase() + ".test.";
    LiveNodes.done("zone", "create", zone, "--name-server", "ns1.test.");
  }

  @Test
  void aPlanIsSubmittedComparedEnactedAndRolledBack() throws IOException {
    plan("api: {type: A, ttl: 60, value: 192.0.2.1}");
    LiveNodes.done("plan", "submit", folder.toString(), "--enact");
    plan("api: {type: A, ttl: 60, value: 192.0.2.2}");
    String generation = submit();
    Cli diff = LiveNodes.done("plan", "diff", generation);
    assertThat(diff.lines())
        .containsSubsequence("  - 60 A 192.0.2.1", "  + 60 A 192.0.2.2")
        .anyMatch(line -> line.contains("would go live at 1 endpoint"))
        .last()
        .asString()
        .contains("holdfast plan enact " + generation, "--reviewed");
    assertThat(LiveNodes.done("plan", "enact", generation, "--atomic").out())
        .contains("Plan %s is live at 1 endpoint".formatted(generation));
    assertThat(live()).contains("192.0.2.2");
    assertThat(LiveNodes.done("plan", "rollback", "api." + zone).out())
        .contains("Rolled back 1 endpoint");
    assertThat(live()).contains("192.0.2.1");
    Cli late = LiveNodes.run("plan", "enact", generation);
    assertThat(late.exitCode()).isEqualTo(1);
    assertThat(late.err()).contains("stale-generation");
  }

  @Test
  void aWholePlanIsRolledBack() throws IOException {
    plan("a: {type: A, value: 192.0.2.1}\nb: {type: A, value: 192.0.2.1}");
    LiveNodes.done("plan", "submit", folder.toString(), "--enact");
    plan("a: {type: A, value: 192.0.2.2}\nb: {type: A, value: 192.0.2.2}");
    String generation = submit();
    LiveNodes.done("plan", "enact", generation);
    assertThat(LiveNodes.done("plan", "rollback", "--plan", generation).out())
        .contains("Rolled back 2 endpoints");
  }

  @Test
  void enactedOnItsOwnEachEndpointHasItsVerdict() throws IOException {
    plan("kept: {type: A, value: 192.0.2.1}");
    LiveNodes.done("plan", "submit", folder.toString(), "--enact");
    plan("kept: []\nnew: {type: A, value: 192.0.2.2}");
    Cli atomic = LiveNodes.run("plan", "submit", folder.toString(), "--enact", "--atomic");
    assertThat(atomic.exitCode()).isEqualTo(1);
    assertThat(atomic.err()).contains("never-empty", "kept." + zone);
    assertThat(LiveNodes.run("records", "get", "new." + zone).exitCode()).isEqualTo(1);
    Cli independent =
        LiveNodes.run("plan", "submit", folder.toString(), "--enact", "--output", "json");
    assertThat(independent.exitCode()).isEqualTo(1);
    EnactPlanResponse.Builder response = EnactPlanResponse.newBuilder();
    JsonFormat.parser().merge(independent.out(), response);
    assertThat(response.getEnactedCount()).isEqualTo(1);
    assertThat(response.getRefusedCount()).isEqualTo(1);
  }

  @Test
  void whatAPlanSaysIsShown() throws IOException {
    plan("api: {type: A, ttl: 60, value: 192.0.2.1}");
    String generation = submit();
    assertThat(LiveNodes.done("plan", "show", generation, "--contents").out())
        .contains("sealed", "ada", "api." + zone, "192.0.2.1");
    GetPlanResponse.Builder response = GetPlanResponse.newBuilder();
    JsonFormat.parser()
        .merge(
            LiveNodes.done("plan", "show", generation, "--contents", "--output", "json").out(),
            response);
    assertThat(response.getEndpointsList()).hasSize(1);
    assertThat(LiveNodes.done("plan", "list", "--state", "sealed").out()).contains(generation);
  }

  @Test
  void aChangeOfWeightIsShownAndCompared() throws IOException {
    plan("api: {type: A, ttl: 60, values: [{value: 192.0.2.1, weight: 10}]}");
    LiveNodes.done("plan", "submit", folder.toString(), "--enact");
    plan("api: {type: A, ttl: 60, values: [{value: 192.0.2.1, weight: 20}]}");
    String generation = submit();
    assertThat(LiveNodes.done("plan", "show", generation, "--contents").out())
        .contains("192.0.2.1=20");
    assertThat(LiveNodes.done("plan", "diff", generation).lines())
        .containsSubsequence("  - 60 A 192.0.2.1=10", "  + 60 A 192.0.2.1=20");
  }

  @Test
  void aDiffForProgramsIsTheApisMessage() throws IOException {
    plan("api: {type: A, ttl: 60, value: 192.0.2.1}");
    DiffPlanResponse.Builder response = DiffPlanResponse.newBuilder();
    JsonFormat.parser()
        .merge(LiveNodes.done("plan", "diff", submit(), "--output", "json").out(), response);
    assertThat(response.getWouldEnactCount()).isEqualTo(1);
  }

  @Test
  void aBadPlanFileMakesNoPlan() throws IOException {
    Path file = plan("api: {type: A, value: 192.0.2.1}\nbad: {type: A, weights: 3}");
    Cli run = LiveNodes.run("plan", "submit", folder.toString(), "--reason", "must not appear");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(file + ":2: bad.weights: ", "No plan was made");
    assertThat(LiveNodes.done("plan", "list").out()).doesNotContain("must not appear");
  }

  @Test
  void anEmptyFolderMakesNoPlan() {
    Cli run = LiveNodes.run("plan", "submit", folder.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("names no endpoint");
  }

  @Test
  void aPlanNobodyKnowsIsNamed() {
    for (String command : new String[] {"show", "diff", "enact"}) {
      Cli run = LiveNodes.run("plan", command, "999999");
      assertThat(run.exitCode()).as(command).isEqualTo(1);
      assertThat(run.err()).contains("999999").doesNotContain("Exception");
    }
  }

  @Test
  void enactingByHalfIsMisuse() throws IOException {
    plan("api: {type: A, value: 192.0.2.1}");
    Cli run = LiveNodes.run("plan", "submit", folder.toString(), "--atomic");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--enact");
  }

  @Test
  void oldPlansAreCleanedUpAndTheOthersSpared() throws IOException {
    plan("api: {type: A, value: 192.0.2.1}");
    LiveNodes.done("plan", "submit", folder.toString(), "--enact");
    submit();
    String newest = submit();
    Cli run = LiveNodes.done("cleanup", "--keep", "1");
    assertThat(run.out()).startsWith("Deleted ").contains("(live)");
    assertThat(LiveNodes.done("plan", "list", "--state", "sealed").out()).contains(newest);
  }

  private Path plan(String yaml) throws IOException {
    return Files.writeString(folder.resolve(zone.substring(0, zone.length() - 1) + ".yaml"), yaml);
  }

  private String submit() throws InvalidProtocolBufferException {
    SealPlanResponse.Builder response = SealPlanResponse.newBuilder();
    JsonFormat.parser()
        .merge(
            LiveNodes.done("plan", "submit", folder.toString(), "--output", "json").out(),
            response);
    return Long.toString(response.getPlan().getGeneration());
  }

  private String live() {
    return LiveNodes.done("records", "get", "api." + zone).out();
  }
}
