package dev.holdfast.chaos.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.chaos.answer.Tally;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A good night passes; each single thing that is wrong with it fails it, and is the one thing
/// named.
class IncidentReportTest {

  private static final long REQUIRED = 500;

  private static Tally tally(long empty, long backward, long unexpected, long ofNodeC) {
    Map<String, Long> byNode = Map.of("a", 900L, "b", 900L, "c", ofNodeC);
    return new Tally(1_800 + ofNodeC, empty, backward, unexpected, 3, new TreeMap<>(byNode));
  }

  private static final HoldfastCounts STOOD =
      new HoldfastCounts(tally(0, 0, 0, 900), 2, 0, 1, 1, 2, 28, 28);
  private static final LegacyCounts FELL =
      new LegacyCounts(tally(400, 60, 0, 900), 2, 2, 3, 54, 54, true);

  private static IncidentReport report(HoldfastCounts holdfast, LegacyCounts legacy) {
    return new IncidentReport(holdfast, legacy, REQUIRED, Duration.ofSeconds(25));
  }

  private static void assertFails(IncidentReport report, String... words) {
    assertThat(report.passed()).isFalse();
    assertThat(report.findings())
        .filteredOn(finding -> !finding.passed())
        .singleElement()
        .extracting(Finding::sentence)
        .asString()
        .contains(words);
  }

  private static IncidentReport withHoldfast(Tally tally) {
    return report(new HoldfastCounts(tally, 2, 0, 1, 1, 2, 28, 28), FELL);
  }

  @Test
  void aNightInWhichHoldfastStoodAndTheOldProtocolFellPasses() {
    assertThat(report(STOOD, FELL).passed()).isTrue();
  }

  @Test
  void oneEmptyAnswerOfHoldfastFailsIt() {
    assertFails(withHoldfast(tally(1, 0, 0, 900)), "without an address", "1");
  }

  @Test
  void oneBackwardAnswerOfHoldfastFailsIt() {
    assertFails(withHoldfast(tally(0, 1, 0, 900)), "older plan", "1");
  }

  @Test
  void oneAnswerThatMakesNoSenseFailsIt() {
    assertFails(withHoldfast(tally(0, 0, 1, 900)), "no sense");
  }

  @Test
  void tooFewAnswersOfASingleNodeFailIt() {
    assertFails(withHoldfast(tally(0, 0, 0, REQUIRED - 1)), "Holdfast gave", "499");
  }

  @Test
  void noStaleWriteRefusedFailsIt() {
    assertFails(
        report(new HoldfastCounts(STOOD.tally(), 2, 0, 0, 2, 2, 28, 28), FELL), "0 as stale");
  }

  @Test
  void aLateWriteThatWasNotRefusedFailsIt() {
    assertFails(
        report(new HoldfastCounts(STOOD.tally(), 2, 1, 1, 0, 2, 28, 28), FELL), "refused 1 of 2");
  }

  @Test
  void aHeldPlanThatCleanUpSparedFailsIt() {
    assertFails(
        report(new HoldfastCounts(STOOD.tally(), 2, 0, 1, 1, 1, 28, 28), FELL),
        "Clean-up deleted 1 of the 2");
  }

  @Test
  void aLiveGenerationBehindTheNewestFailsIt() {
    assertFails(
        report(new HoldfastCounts(STOOD.tally(), 2, 0, 1, 1, 2, 27, 28), FELL), "Plan 27 is live");
  }

  @Test
  void anOldProtocolThatNeverAnsweredEmptyFailsIt() {
    assertFails(
        report(STOOD, new LegacyCounts(tally(0, 60, 0, 900), 2, 2, 3, 54, 54, true)),
        "old protocol answered without an address 0 times");
  }

  @Test
  void anOldProtocolThatFoundAWayBackFailsIt() {
    assertFails(
        report(STOOD, new LegacyCounts(FELL.tally(), 2, 2, 3, 54, 53, false)), "not wedged", "53");
  }

  @Test
  void tooFewAnswersOfTheOldProtocolFailIt() {
    assertFails(
        report(STOOD, new LegacyCounts(tally(9, 9, 0, 2), 2, 2, 3, 54, 54, true)),
        "The old protocol");
  }

  @Test
  void theJsonLineHoldsWhatWasCounted() {
    assertThat(report(STOOD, FELL).json())
        .doesNotContain("\n")
        .contains("\"passed\": true")
        .contains("\"holdfast\": {\"answers\": 2700, \"emptyAnswers\": 0, \"backwardAnswers\": 0,")
        .contains("\"staleRefused\": 1, \"cleanedRefused\": 1, \"heldPlansCleaned\": 2")
        .contains("\"liveGeneration\": 28, \"newestGeneration\": 28}")
        .contains("\"legacy\": {\"answers\": 2700, \"emptyAnswers\": 400, \"backwardAnswers\": 60,")
        .contains("\"wedged\": true");
  }
}
