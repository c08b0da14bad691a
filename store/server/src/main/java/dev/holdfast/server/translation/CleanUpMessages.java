package dev.holdfast.server.translation;

import dev.holdfast.protocol.Outcome;
import dev.holdfast.v1.SparedPlan;

/// What clean-up left alone, as messages.
public final class CleanUpMessages {

  private CleanUpMessages() {}

  public static SparedPlan spared(Outcome.SparedPlan plan) {
    return SparedPlan.newBuilder()
        .setGeneration(plan.generation())
        .setReason(reason(plan.because()))
        .build();
  }

  private static SparedPlan.Reason reason(Outcome.Spared because) {
    return switch (because) {
      case LIVE -> SparedPlan.Reason.REASON_LIVE;
      case HELD -> SparedPlan.Reason.REASON_HELD;
      case CLAIMED -> SparedPlan.Reason.REASON_CLAIMED;
      case IN_HISTORY -> SparedPlan.Reason.REASON_IN_HISTORY;
      case WANTED -> SparedPlan.Reason.REASON_WANTED;
    };
  }
}
