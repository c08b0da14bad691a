package dev.holdfast.chaos.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.chaos.trace.Traces;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole night, on a real cluster and beside it on the stand-in, as `holdfast incident` plays
/// it.
class IncidentIT {

  private final StringWriter told = new StringWriter();

  @TempDir private Path traces;

  @Test
  void holdfastStandsWhatTheOldProtocolFallsByAndTheSpecificationExplainsIt() throws Exception {
    IncidentReport report =
        IncidentRun.play(IncidentOptions.DEFAULT.withTraces(traces), new PrintWriter(told));

    assertThat(report.findings()).as("%s", told).allMatch(Finding::passed);
    assertThat(report.passed()).isTrue();
    assertThat(report.holdfast().lateWrites()).isEqualTo(2);
    assertThat(report.holdfast().cleanedRefused()).isEqualTo(1);
    assertThat(report.holdfast().tally().answersByNode()).containsOnlyKeys("a", "b", "c");
    assertThat(report.legacy().tally().backwardAnswers()).isPositive();
    assertThat(told.toString())
        .contains("refused: stale-generation")
        .contains("NOERROR without an address")
        .contains("A is let go and writes plan");
    Traces.areExplained(
        traces,
        20_251_019,
        "OpenPlan",
        "StageRecordSets",
        "SealPlan",
        "EnactPlan",
        "CleanUp",
        "ImportZone");
  }
}
