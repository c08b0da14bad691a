package dev.holdfast.chaos.incident;

import dev.holdfast.chaos.answer.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What the night came to.
///
/// @param answersRequired of every node, for the rest to mean anything
public record IncidentReport(
    HoldfastCounts holdfast, LegacyCounts legacy, long answersRequired, Duration took) {

  /// Whether Holdfast stood and the old protocol fell, each shown by enough answers.
  public boolean passed() {
    return findings().stream().allMatch(Finding::passed);
  }

  public List<Finding> findings() {
    return Verdict.findings(this);
  }

  /// One line of JSON.
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"passed\": %b, \"tookMillis\": %d, \"answersRequiredPerNode\": %d, "
            + "\"holdfast\": {%s, \"lateWrites\": %d, \"lateWritesTaken\": %d, \"staleRefused\": %d, \"cleanedRefused\": %d, "
            + "\"heldPlansCleaned\": %d, \"liveGeneration\": %d, \"newestGeneration\": %d}, "
            + "\"legacy\": {%s, \"lateWrites\": %d, \"lateWritesTaken\": %d, \"wedged\": %b, \"recoveryPlans\": %d, "
            + "\"recoveryAttempts\": %d, \"recoveryRejected\": %d}}",
        passed(),
        took.toMillis(),
        answersRequired,
        json(holdfast.tally()),
        holdfast.lateWrites(),
        holdfast.lateWritesTaken(),
        holdfast.staleRefused(),
        holdfast.cleanedRefused(),
        holdfast.heldPlansCleaned(),
        holdfast.liveGeneration(),
        holdfast.newestGeneration(),
        json(legacy.tally()),
        legacy.lateWrites(),
        legacy.lateWritesTaken(),
        legacy.wedged(),
        legacy.recoveryPlans(),
        legacy.recoveryAttempts(),
        legacy.recoveryRejected());
  }

  private static String json(Tally tally) {
    return String.format(
        Locale.ROOT,
        "\"answers\": %d, \"emptyAnswers\": %d, \"backwardAnswers\": %d, "
            + "\"unexpectedAnswers\": %d, \"timeouts\": %d",
        tally.answers(),
        tally.emptyAnswers(),
        tally.backwardAnswers(),
        tally.unexpectedAnswers(),
        tally.timeouts());
  }
}
