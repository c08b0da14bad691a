package dev.holdfast.chaos.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/// The whole night, on a real cluster and beside it on the stand-in, as `holdfast incident` plays
/// it.
class IncidentIT {

  private final StringWriter told = new StringWriter();

  @Test
  void holdfastStandsWhatTheOldProtocolFallsBy() throws Exception {
    IncidentReport report = IncidentRun.play(IncidentOptions.DEFAULT, new PrintWriter(told));

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
  }
}
