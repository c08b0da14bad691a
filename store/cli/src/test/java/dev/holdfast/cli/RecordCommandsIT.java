package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.holdfast.v1.GetRecordSetsResponse;
import dev.holdfast.v1.WatchRecordSetsResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Record sets by the command, against three nodes.
class RecordCommandsIT {

  @BeforeAll
  static void aZone() {
    LiveNodes.done("zone", "create", "records.test.", "--name-server", "ns1.test.");
  }

  @Test
  void whatIsPutIsLiveAndToldWithItsAuthor() throws InvalidProtocolBufferException {
    LiveNodes.done("records", "put", "a.records.test.", "60", "A", "192.0.2.1", "192.0.2.2");
    assertThat(LiveNodes.done("records", "get", "a.records.test.").lines())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains("192.0.2.2", "60", "ada"));
    GetRecordSetsResponse.Builder response = GetRecordSetsResponse.newBuilder();
    JsonFormat.parser()
        .merge(
            LiveNodes.done("records", "get", "a.records.test.", "--output", "json").out(),
            response);
    assertThat(response.getEndpoints(0).getRecordSets(0).getValuesList())
        .containsExactly("192.0.2.1", "192.0.2.2");
  }

  @Test
  void weightsArePutBehindTheirAddressesAndShownThere() throws InvalidProtocolBufferException {
    LiveNodes.done("records", "put", "w.records.test.", "60", "A", "192.0.2.2=90", "192.0.2.1=0");
    assertThat(LiveNodes.done("records", "get", "w.records.test.").lines())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains(" 192.0.2.1=0 "))
        .anySatisfy(line -> assertThat(line).contains(" 192.0.2.2=90 "));
    assertThat(LiveNodes.done("records", "list", "--under", "w.records.test.").out())
        .contains(" 192.0.2.2=90 ");
    assertThat(
            LiveNodes.done(
                    "records", "watch", "--name", "w.records.test.", "--current", "--for", "1s")
                .out())
        .contains("60 A 192.0.2.1=0, 192.0.2.2=90");
    GetRecordSetsResponse.Builder response = GetRecordSetsResponse.newBuilder();
    JsonFormat.parser()
        .merge(
            LiveNodes.done("records", "get", "w.records.test.", "--output", "json").out(),
            response);
    assertThat(response.getEndpoints(0).getRecordSets(0).getWeightsList()).containsExactly(0, 90);
  }

  @Test
  void aWeightThatIsNoneOrIsLackingIsMisuse() {
    Cli large = LiveNodes.run("records", "put", "w.records.test.", "60", "A", "192.0.2.1=65536");
    assertThat(large.exitCode()).isEqualTo(2);
    assertThat(large.err()).contains("0 to 65535", "'65536'");
    Cli lacking =
        LiveNodes.run("records", "put", "w.records.test.", "60", "A", "192.0.2.1=1", "192.0.2.2");
    assertThat(lacking.exitCode()).isEqualTo(2);
    assertThat(lacking.err()).contains("192.0.2.2 has no weight");
  }

  @Test
  void anEqualsSignInTextIsNoWeight() {
    LiveNodes.done("records", "put", "t.records.test.", "60", "TXT", "key=1");
    assertThat(LiveNodes.done("records", "get", "t.records.test.").out()).contains("\"key=1\"");
  }

  @Test
  void aNameAtWhichNothingEverWasIsSaid() {
    Cli run = LiveNodes.run("records", "get", "never.records.test.");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("never.records.test.");
  }

  @Test
  void theLastAnswerGoesOnlyWithAnOverride() {
    LiveNodes.done("records", "put", "last.records.test.", "60", "A", "192.0.2.1");
    Cli refused = LiveNodes.run("records", "delete", "last.records.test.");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("Refused", "never-empty", "override");
    Cli granted =
        LiveNodes.done(
            "override",
            "grant",
            "--rule",
            "never-empty",
            "--at",
            "last.records.test.",
            "--for",
            "10m",
            "--reason",
            "retired");
    String id = granted.out().split(" ")[1];
    assertThat(LiveNodes.done("override", "list").out()).contains("last.records.test.", "retired");
    LiveNodes.done("records", "delete", "last.records.test.", "--override", id);
    assertThat(LiveNodes.done("records", "get", "last.records.test.").out())
        .contains("(no records)");
    assertThat(LiveNodes.done("override", "list").out()).doesNotContain("last.records.test.");
  }

  @Test
  void anOverrideIsRevoked() {
    Cli granted =
        LiveNodes.done(
            "override",
            "grant",
            "--rule",
            "never-empty",
            "--at",
            "x.records.test.",
            "--for",
            "10m",
            "--reason",
            "r");
    String id = granted.out().split(" ")[1];
    LiveNodes.done("override", "revoke", id);
    Cli again = LiveNodes.run("override", "revoke", id);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("override-unknown");
  }

  @Test
  void aChangeUnderAnotherGenerationIsRefused() {
    LiveNodes.done("records", "put", "cas.records.test.", "60", "A", "192.0.2.1");
    Cli run =
        LiveNodes.run(
            "records", "put", "cas.records.test.", "60", "A", "192.0.2.2", "--if-generation", "1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("precondition");
    assertThat(LiveNodes.done("records", "get", "cas.records.test.").out()).contains("192.0.2.1");
  }

  @Test
  void aRequestIdIsCarriedOutOnce() {
    String[] put = {
      "records", "put", "once.records.test.", "60", "A", "192.0.2.1", "--request-id", "cli-once"
    };
    assertThat(LiveNodes.done(put).out()).isEqualTo(LiveNodes.done(put).out());
  }

  @Test
  void aValueThatIsNoneIsMisuseWithItsPlace() {
    Cli run = LiveNodes.run("records", "put", "bad.records.test.", "60", "A", "192.0.2.300");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("192.0.2.300");
  }

  @Test
  void aNameOutsideAllZonesIsRefused() {
    Cli run = LiveNodes.run("records", "put", "www.elsewhere.test.", "60", "A", "192.0.2.1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no-such-zone");
  }

  @Test
  void whatIsLiveIsListedByZoneAndPrefix() {
    LiveNodes.done("records", "put", "list-1.records.test.", "60", "A", "192.0.2.1");
    LiveNodes.done("records", "put", "list-2.records.test.", "60", "TXT", "\"two words\"");
    assertThat(
            LiveNodes.done("records", "list", "--zone", "records.test.", "--prefix", "list-")
                .lines())
        .hasSize(3);
    assertThat(LiveNodes.done("records", "list", "--prefix", "list-", "--type", "TXT").lines())
        .hasSize(2);
    assertThat(LiveNodes.done("records", "list", "--under", "nothing.test.").out())
        .contains("No endpoint matches");
  }

  @Test
  void changesAreToldAsTheyHappen() throws Exception {
    LiveNodes.done("records", "put", "watched.records.test.", "60", "A", "192.0.2.1");
    CompletableFuture<Cli> watch =
        CompletableFuture.supplyAsync(() ->
            LiveNodes.run(
                "records",
                "watch",
                "--name",
                "watched.records.test.",
                "--current",
                "--for",
                "4s",
                "--output",
                "json"));
    LiveNodes.done("records", "put", "watched.records.test.", "60", "A", "192.0.2.2");
    List<WatchRecordSetsResponse> events =
        watch.get().lines().stream().map(RecordCommandsIT::event).toList();
    assertThat(events)
        .flatExtracting(WatchRecordSetsResponse::getEndpointsList)
        .last()
        .satisfies(endpoint ->
            assertThat(endpoint.getRecordSets(0).getValuesList()).containsExactly("192.0.2.2"));
  }

  private static WatchRecordSetsResponse event(String line) {
    WatchRecordSetsResponse.Builder event = WatchRecordSetsResponse.newBuilder();
    try {
      JsonFormat.parser().merge(line, event);
    } catch (InvalidProtocolBufferException notJson) {
      throw new AssertionError(line, notJson);
    }
    return event.build();
  }
}
