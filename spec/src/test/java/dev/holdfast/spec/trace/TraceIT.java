package dev.holdfast.spec.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.replica.trace.Recorder;
import dev.holdfast.replica.trace.TraceOptions;
import dev.holdfast.replica.trace.TraceRecorder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the machine does is what the specification explains, command by command; and whatever is
/// changed in the record of it is found.
class TraceIT {

  private static final long SEED = 5;
  private static final int COMMANDS = 500;
  private static final int CHANGES = 4;

  @TempDir private Path folder;

  private Path recorded(String name, RandomRun run, int... commands) {
    Path file = folder.resolve(name);
    for (int some : commands) {
      try (Recorder recorder =
          TraceRecorder.open("node-1", new TraceOptions(file, TraceOptions.LEAST_OCTETS << 7))) {
        run.record(recorder, some);
      }
    }
    return file;
  }

  @Test
  void everyCommandOfARunByChanceIsExplained() throws Exception {
    TraceReport report = TraceCheck.check(recorded("run", new RandomRun(SEED), COMMANDS));

    Files.writeString(Path.of("target", "trace.txt"), report.text());
    assertThat(report.accepted()).as(report.text()).isTrue();
    assertThat(report.events()).isEqualTo(COMMANDS);
    assertThat(report.explained().keySet())
        .isEqualTo(
            new TreeSet<>(
                List.of(
                    "OpenPlan",
                    "StageRecordSets",
                    "SealPlan",
                    "EnactPlan",
                    "RollBack",
                    "PutRecordSets",
                    "DeleteRecordSets",
                    "CleanUp",
                    "ClaimEnactment",
                    "ReportEnactment",
                    "ForgetTarget",
                    "Freeze",
                    "Unfreeze",
                    "SetGuards",
                    "SetHistoryLimit",
                    "GrantOverride",
                    "RevokeOverride",
                    "CreateZone",
                    "ImportZone",
                    "DeleteZone")));
    assertThat(count(report.explained())).isGreaterThan(COMMANDS * 2 / 3);
  }

  private static int count(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Test
  void aRunThatBeginsInTheMiddleBeginsWithTheWholeState() throws Exception {
    TraceReport report = TraceCheck.check(recorded("two", new RandomRun(SEED + 1), 150, 100));

    assertThat(report.accepted()).as(report.text()).isTrue();
    assertThat(report.sections()).extracting(SectionReport::events).containsExactly(150, 100);
    assertThat(report.sections()).extracting(SectionReport::index).containsExactly(0L, 150L);
  }

  @Test
  void aRecordThatWasChangedIsTheOneThatNothingExplains() throws Exception {
    Path trace = recorded("whole", new RandomRun(SEED + 2), 200);
    TreeSet<String> changes = new TreeSet<>();
    for (int seed = 0; changes.size() < CHANGES; seed++) {
      ChangedTrace changed = ChangedTrace.of(trace, folder.resolve("changed"), seed);
      if (changes.add(changed.what())) {
        TraceReport report = TraceCheck.check(changed.file());
        assertThat(report.unexplained()).as("%s", changed).isPresent();
        assertThat(report.unexplained().orElseThrow().line())
            .as("%s%n%s", changed, report.text())
            .isEqualTo(changed.line());
        assertThat(report.text())
            .contains("Nothing explains event", "The specification, in the state");
      }
    }
  }

  @Test
  void aPlanOfTenThousandEndpointsIsAsLargeAsTheSlicesItIsEnactedIn() throws Exception {
    Path trace = folder.resolve("large");
    try (Recorder recorder =
        TraceRecorder.open("node-1", new TraceOptions(trace, TraceOptions.LEAST_OCTETS << 10))) {
      LargeRun.record(recorder, 10_000, 10);
    }
    TraceReport report = TraceCheck.check(trace);

    assertThat(report.accepted()).as(report.text()).isTrue();
    assertThat(report.beyond()).isEmpty();
    assertThat(report.sections().getFirst().endpoints()).isEqualTo(10_001);
    assertThat(report.sections().getFirst().classes()).isEqualTo(11);

    String told = Files.readString(trace);
    String live = "\"owner\":\"h9999.large.example.\",\"generation\":";
    int place = told.lastIndexOf(live + 2);
    Files.writeString(
        trace, told.substring(0, place) + live + 3 + told.substring(place + live.length() + 1));
    assertThat(TraceCheck.check(trace).unexplained().orElseThrow().action()).isEqualTo("EnactPlan");
  }
}
