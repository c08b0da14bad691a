package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.holdfast.v1.AuditEntry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The audit log by the command, against three nodes.
class AuditCommandIT {

  @BeforeAll
  static void aZone() {
    LiveNodes.done("zone", "create", "audit.test.", "--name-server", "ns1.test.");
  }

  private static AuditEntry entry(String line) {
    AuditEntry.Builder entry = AuditEntry.newBuilder();
    try {
      JsonFormat.parser().merge(line, entry);
    } catch (InvalidProtocolBufferException notJson) {
      throw new AssertionError(line, notJson);
    }
    return entry.build();
  }

  private static List<AuditEntry> entries(String... arguments) {
    return LiveNodes.done(LiveNodes.with(arguments, "--output", "json")).lines().stream()
        .map(AuditCommandIT::entry)
        .toList();
  }

  @Test
  void everyCommandStandsOnALineWithEveryKeyAndAcceptedOrRefused() {
    LiveNodes.done(
        "records", "put", "a.audit.test.", "60", "A", "192.0.2.1", "--reason", "moving in");
    LiveNodes.run("records", "delete", "a.audit.test.");

    Cli json = LiveNodes.done("audit", "--output", "json");
    List<AuditEntry> last = json.lines().stream().map(AuditCommandIT::entry).toList();
    List<AuditEntry> ours =
        last.stream()
            .filter(entry -> String.join(" ", entry.getSubjectsList()).contains("a.audit.test."))
            .toList();

    assertThat(json.lines())
        .allSatisfy(line ->
            assertThat(line)
                .contains("\"sequence\":\"", "\"at\":\"", "\"revision\":\"", "\"caller\":\"")
                .contains("\"reason\":\"", "\"command\":\"", "\"subjects\":[", "\"accepted\":")
                .contains("\"result\":\"", "\"refusals\":["));
    assertThat(ours)
        .extracting(AuditEntry::getCommand)
        .containsExactly("PutRecordSets", "DeleteRecordSets");
    assertThat(ours.getFirst().getReason()).isEqualTo("moving in");
    assertThat(ours.getFirst().getCaller()).isEqualTo("ada");
    assertThat(ours.getLast().getAccepted()).isFalse();
    assertThat(ours.getLast().getRefusals(0)).contains("never-empty", "a.audit.test.");
    assertThat(last).isSortedAccordingTo((a, b) -> Long.compare(a.getSequence(), b.getSequence()));
  }

  @Test
  void peopleSeeWhoDidWhatAndWhichRuleRefused() {
    LiveNodes.done("records", "put", "b.audit.test.", "60", "A", "192.0.2.1");
    LiveNodes.run("records", "delete", "b.audit.test.");

    Cli audit = LiveNodes.done("audit", "--since", "10m");

    assertThat(audit.lines())
        .anyMatch(line -> line.matches("\\d+  \\S+Z  ada  PutRecordSets b.audit.test. A: 1 .*"))
        .anyMatch(line -> line.startsWith("    never-empty at b.audit.test.:"));
  }

  @Test
  void whatComesAfterASequenceIsToldAndNothingElse() {
    LiveNodes.done("records", "put", "c.audit.test.", "60", "A", "192.0.2.1");
    long known = entries("audit").getLast().getSequence();
    LiveNodes.done("records", "put", "c.audit.test.", "60", "A", "192.0.2.2");

    List<AuditEntry> after = entries("audit", "--since", Long.toString(known));

    assertThat(after).isNotEmpty();
    assertThat(after.getFirst().getSequence()).isEqualTo(known + 1);
    assertThat(after)
        .anySatisfy(entry -> assertThat(entry.getSubjects(0)).isEqualTo("c.audit.test. A"));
  }

  @Test
  void whatHappensIsToldAsItHappens() throws Exception {
    long known = entries("audit").getLast().getSequence();
    CompletableFuture<List<AuditEntry>> followed =
        CompletableFuture.supplyAsync(
            () -> entries("audit", "--since", Long.toString(known), "--follow", "--for", "4s"));
    LiveNodes.done("records", "put", "d.audit.test.", "60", "A", "192.0.2.1");

    assertThat(followed.get())
        .anySatisfy(entry -> assertThat(entry.getSubjects(0)).isEqualTo("d.audit.test. A"));
  }

  @Test
  void aSequenceThatThereIsNotIsMisuse() {
    Cli run = LiveNodes.run("audit", "--since", "999999999");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("after_sequence: 999999999 is not in 0..");
  }

  @Test
  void aBeginningThatIsNoneIsSaid() {
    Cli run = LiveNodes.run("audit", "--since", "yesterday");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'yesterday'", "1h30m", "2026-01-31T12:00:00Z");
  }
}
