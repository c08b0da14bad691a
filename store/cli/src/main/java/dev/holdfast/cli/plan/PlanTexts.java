package dev.holdfast.cli.plan;

import dev.holdfast.v1.Plan;

/// Words for what the API says of plans.
final class PlanTexts {

  private PlanTexts() {}

  static String state(Plan plan) {
    return switch (plan.getState()) {
      case PLAN_STATE_OPEN -> "open";
      case PLAN_STATE_SEALED -> "sealed";
      case PLAN_STATE_CLEANED -> "cleaned";
      case PLAN_STATE_UNSPECIFIED, UNRECOGNIZED -> "unknown";
    };
  }
}
