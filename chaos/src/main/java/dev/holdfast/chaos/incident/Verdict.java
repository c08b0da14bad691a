package dev.holdfast.chaos.incident;

import dev.holdfast.chaos.answer.Tally;
import java.util.List;

/// What the night has to show: each condition on its own, so that one sees which did not hold.
final class Verdict {

  private Verdict() {}

  static List<Finding> findings(IncidentReport report) {
    HoldfastCounts holdfast = report.holdfast();
    LegacyCounts legacy = report.legacy();
    return List.of(
        enough("Holdfast", holdfast.tally(), report.answersRequired()),
        none(
            "Holdfast answered without an address",
            holdfast.tally().emptyAnswers(),
            holdfast.tally()),
        none(
            "Holdfast answered with an older plan than before",
            holdfast.tally().backwardAnswers(),
            holdfast.tally()),
        none(
            "Holdfast answered what makes no sense here",
            holdfast.tally().unexpectedAnswers(),
            holdfast.tally()),
        allRefused(holdfast),
        new Finding(
            holdfast.heldPlansCleaned() == holdfast.lateWrites(),
            "Clean-up deleted %d of the %d plans that were written late"
                .formatted(holdfast.heldPlansCleaned(), holdfast.lateWrites())),
        new Finding(
            holdfast.liveGeneration() == holdfast.newestGeneration(),
            "Plan %d is live, and plan %d is the newest"
                .formatted(holdfast.liveGeneration(), holdfast.newestGeneration())),
        enough("The old protocol", legacy.tally(), report.answersRequired()),
        new Finding(
            legacy.tally().emptyAnswers() > 0,
            "The old protocol answered without an address %d times"
                .formatted(legacy.tally().emptyAnswers())),
        new Finding(
            legacy.wedged(),
            "The old protocol %s: of %d attempts to write %d newer plans, %d were rejected"
                .formatted(
                    legacy.wedged() ? "is wedged" : "is not wedged",
                    legacy.recoveryAttempts(),
                    legacy.recoveryPlans(),
                    legacy.recoveryRejected())));
  }

  private static Finding enough(String who, Tally tally, long required) {
    return new Finding(
        tally.fewestOfANode() >= required,
        "%s gave %d answers, no node fewer than %d (at least %d are asked for)"
            .formatted(who, tally.answers(), tally.fewestOfANode(), required));
  }

  private static Finding none(String what, long count, Tally tally) {
    return new Finding(
        count == 0, "%s %d times in %d answers".formatted(what, count, tally.answers()));
  }

  private static Finding allRefused(HoldfastCounts holdfast) {
    long refused = holdfast.staleRefused() + holdfast.cleanedRefused();
    return new Finding(
        holdfast.staleRefused() > 0 && refused == holdfast.lateWrites(),
        "Holdfast refused %d of %d late writes: %d as stale, %d because the plan was cleaned"
            .formatted(
                refused,
                holdfast.lateWrites(),
                holdfast.staleRefused(),
                holdfast.cleanedRefused()));
  }
}
