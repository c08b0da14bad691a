package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Outside targets by the command, against three nodes.
class TargetCommandsIT {

  @TempDir Path folder;

  /// Submits a plan for two endpoints and tells its generation.
  private String plan(String zone) throws IOException {
    LiveNodes.run("zone", "create", zone, "--name-server", "ns1.test.");
    Path plans = Files.createDirectories(folder.resolve(zone));
    Files.writeString(
        plans.resolve(zone + "yaml"),
        """
        a: {type: A, value: 192.0.2.1}
        b: {type: A, value: 192.0.2.1}
        """);
    LiveNodes.done("plan", "submit", plans.toString());
    String[] newest = LiveNodes.done("plan", "list").lines().get(1).strip().split(" +");
    return newest[0];
  }

  @Test
  void aPlanIsClaimedReportedShownAndForgotten() throws IOException {
    String plan = plan("one.target.test.");

    Cli claim = LiveNodes.done("target", "claim", "edge-1", "--plan", plan, "--for", "1h");
    Cli report = LiveNodes.done("target", "report", "edge-1", "--plan", plan, "--all");

    assertThat(claim.out()).contains("Plan " + plan + " is claimed for edge-1 until");
    assertThat(report.out()).contains("2 endpoints reported, 0 reported before, 0 refused");
    assertThat(LiveNodes.done("target", "list").out())
        .containsPattern("edge-1 +%s +2 +%s \\(2\\)".formatted(plan, plan));
    assertThat(LiveNodes.done("target", "show", "edge-1").out())
        .contains("CLAIMED PLAN", "a.one.target.test.", "b.one.target.test.", "ada");
    LiveNodes.done("target", "forget", "edge-1", "--reason", "switched off");
    assertThat(LiveNodes.run("target", "show", "edge-1").err()).contains("no target 'edge-1'");
    assertThat(LiveNodes.run("target", "forget", "edge-1").exitCode()).isEqualTo(1);
  }

  @Test
  void anEndpointThatThePlanDoesNotNameIsRefusedAndTheOthersReported() throws IOException {
    String plan = plan("two.target.test.");

    Cli report =
        LiveNodes.run(
            "target",
            "report",
            "edge-2",
            "--plan",
            plan,
            "--at",
            "a.two.target.test.,c.two.target.test.");

    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.out())
        .contains("1 endpoint reported, 0 reported before, 1 refused")
        .contains("not-in-plan at c.two.target.test.");
  }

  @Test
  void aNameThatIsNoTargetsIsSaid() {
    Cli run = LiveNodes.run("target", "claim", "Edge 1", "--plan", "1", "--for", "1h");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("target: 'Edge 1' is no target's name");
  }
}
