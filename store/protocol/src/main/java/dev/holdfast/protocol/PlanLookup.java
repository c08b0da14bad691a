package dev.holdfast.protocol;

import dev.holdfast.plan.Plan;

/// A plan found in the stage a command needs, or the refusal that says where it is instead.
sealed interface PlanLookup<P extends Plan> {

  record Found<P extends Plan>(P plan) implements PlanLookup<P> {}

  record Missing<P extends Plan>(Refusal refusal) implements PlanLookup<P> {}

  static PlanLookup<Plan.Open> open(State state, long generation) {
    return find(state, generation, Plan.Open.class, Rule.PLAN_NOT_OPEN, "an open plan");
  }

  static PlanLookup<Plan.Sealed> sealed(State state, long generation) {
    return find(state, generation, Plan.Sealed.class, Rule.PLAN_NOT_SEALED, "a sealed plan");
  }

  private static <P extends Plan> PlanLookup<P> find(
      State state, long generation, Class<P> stage, String wrongStage, String wanted) {
    Plan plan = state.plans().find(generation).orElse(null);
    String subject = "plan " + generation;
    return switch (plan) {
      case null ->
          new Missing<>(
              new Refusal(
                  Rule.PLAN_NOT_FOUND,
                  subject,
                  wanted,
                  generation >= 1 && generation <= state.lastGeneration()
                      ? "no plan kept under this generation"
                      : "a generation never drawn; the last is " + state.lastGeneration()));
      case Plan found when stage.isInstance(found) -> new Found<>(stage.cast(found));
      case Plan.Cleaned cleaned ->
          new Missing<>(
              new Refusal(
                  Rule.PLAN_CLEANED, subject, wanted, "cleaned up at " + cleaned.cleaned().at()));
      case Plan.Open _ -> new Missing<>(new Refusal(wrongStage, subject, wanted, "it still open"));
      case Plan.Sealed _ ->
          new Missing<>(new Refusal(wrongStage, subject, wanted, "it sealed already"));
    };
  }
}
