package dev.holdfast.chaos.incident;

import dev.holdfast.agents.enactor.EnactorStep;
import dev.holdfast.v1.EnactPlanResponse;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.Verdict;
import java.util.Optional;

/// What the store said to a write that A made with a plan it had been held with.
sealed interface LateWrite {

  /// It let it through.
  record Taken() implements LateWrite {}

  /// A newer generation is live.
  record Stale(String limit, String figure) implements LateWrite {}

  /// The plan has been cleaned.
  record Cleaned() implements LateWrite {}

  /// Another rule refused it.
  record Refused(String rule) implements LateWrite {}

  /// What `step` tells of a late write, if it tells of one.
  ///
  /// @param slice the slice that was held
  static Optional<LateWrite> told(EnactorStep step, int slice) {
    return switch (step) {
      case EnactorStep.Wrote wrote when wrote.slice() == slice -> Optional.of(of(wrote.response()));
      case EnactorStep.Overtaken _ -> Optional.of(new Cleaned());
      case EnactorStep.Wrote _,
          EnactorStep.TookPlan _,
          EnactorStep.BeforeWrite _,
          EnactorStep.BeforeCleanUp _,
          EnactorStep.PassDone _ ->
          Optional.empty();
    };
  }

  private static LateWrite of(EnactPlanResponse response) {
    Verdict verdict = response.getVerdicts(0);
    if (verdict.getOutcome() != Verdict.Outcome.OUTCOME_REFUSED) {
      return new Taken();
    }
    Refusal refusal = verdict.getRefusals(0);
    return refusal.getRule().equals("stale-generation")
        ? new Stale(refusal.getLimit(), refusal.getFigure())
        : new Refused(refusal.getRule());
  }
}
