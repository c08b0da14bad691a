package dev.holdfast.chaos.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The whole night, on a real cluster and beside it on the stand-in, as `holdfast incident` plays
/// it.
class IncidentIT {

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @Test
  void holdfastStandsWhatTheOldProtocolFallsBy() throws Exception {
    IncidentReport report =
        IncidentRun.play(
            IncidentOptions.DEFAULT, new PrintStream(told, true, StandardCharsets.UTF_8));

    assertThat(report.findings()).as("%s", told()).allMatch(Finding::passed);
    assertThat(report.passed()).isTrue();
    assertThat(report.holdfast().lateWrites()).isEqualTo(2);
    assertThat(report.holdfast().cleanedRefused()).isEqualTo(1);
    assertThat(report.holdfast().tally().answersByNode()).containsOnlyKeys("a", "b", "c");
    assertThat(report.legacy().tally().backwardAnswers()).isPositive();
    assertThat(told())
        .contains("refused: stale-generation")
        .contains("NOERROR without an address")
        .contains("A is let go and writes plan");
  }

  private String told() {
    return told.toString(StandardCharsets.UTF_8);
  }
}
