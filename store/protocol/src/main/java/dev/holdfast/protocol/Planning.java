package dev.holdfast.protocol;

import dev.holdfast.endpoint.Change;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanContents;
import java.util.Optional;

/// OpenPlan, StageRecordSets, SealPlan.
final class Planning {

  private Planning() {}

  static Transition openPlan(State state, Command.OpenPlan command, Change change) {
    int open = state.plans().totals().open();
    if (open >= Limits.OPEN_PLANS) {
      return Transition.refused(
          state,
          Rule.TOO_MANY_OPEN_PLANS,
          "the store",
          "fewer than %d open plans; seal some, or clean up".formatted(Limits.OPEN_PLANS),
          "%d open".formatted(open));
    }
    int sealed = state.plans().totals().sealed();
    if (sealed >= Limits.SEALED_PLANS) {
      return Transition.refused(
          state,
          Rule.TOO_MANY_PLANS,
          "the store",
          "fewer than %d sealed plans; clean up".formatted(Limits.SEALED_PLANS),
          "%d sealed".formatted(sealed));
    }
    State drawn = state.drawingGeneration();
    Plan plan = new Plan.Open(drawn.lastGeneration(), change, 0, PlanContents.NONE);
    return Transition.of(
        drawn.with(plan), new Outcome.PlanOpened(plan.generation()), new Event.PlanChanged(plan));
  }

  static Transition stageRecordSets(State state, Command.StageRecordSets command) {
    return switch (PlanLookup.open(state, command.generation())) {
      case PlanLookup.Found<Plan.Open>(Plan.Open plan) -> stage(state, plan, command);
      case PlanLookup.Missing<Plan.Open>(Refusal refusal) ->
          Transition.of(state, Outcome.Refused.because(refusal));
    };
  }

  private static Transition stage(State state, Plan.Open plan, Command.StageRecordSets command) {
    if (command.chunk() < plan.chunks()) {
      return Transition.of(state, staged(plan));
    }
    if (command.chunk() > plan.chunks()) {
      return Transition.refused(
          state,
          Rule.CHUNK_GAP,
          "plan " + plan.generation(),
          "chunk %d next".formatted(plan.chunks()),
          "chunk %d".formatted(command.chunk()));
    }
    PlanContents contents = plan.contents();
    for (Command.Desired desired : command.endpoints()) {
      if (contents.covers(desired.owner())) {
        return Transition.refused(
            state,
            Rule.ENDPOINT_TWICE,
            desired.owner(),
            "each endpoint once in a plan",
            "it again in chunk %d of plan %d".formatted(command.chunk(), plan.generation()));
      }
      contents = contents.with(desired.owner(), desired.contents());
    }
    if (contents.endpoints().size() > Limits.PLAN_ENDPOINTS) {
      return Transition.refused(
          state,
          Rule.PLAN_SIZE,
          "plan " + plan.generation(),
          "at most %d endpoints".formatted(Limits.PLAN_ENDPOINTS),
          "%d with this chunk".formatted(contents.endpoints().size()));
    }
    long more = contents.octets() - plan.contents().octets();
    Optional<Refusal> tooLarge = Staging.tooLarge(state, plan, more);
    if (tooLarge.isPresent()) {
      return Transition.of(state, Outcome.Refused.because(tooLarge.get()));
    }
    Plan.Open longer = new Plan.Open(plan.generation(), plan.opened(), plan.chunks() + 1, contents);
    return Transition.of(state.with(longer), staged(longer));
  }

  private static Outcome staged(Plan.Open plan) {
    return new Outcome.RecordSetsStaged(
        plan.generation(),
        plan.chunks(),
        plan.contents().endpoints().size(),
        plan.contents().recordSets(),
        plan.digest());
  }

  static Transition sealPlan(State state, Command.SealPlan command, Change change) {
    return alreadySealed(state, command)
        .orElseGet(() ->
            switch (PlanLookup.open(state, command.generation())) {
              case PlanLookup.Found<Plan.Open>(Plan.Open plan) ->
                  seal(state, plan, command, change);
              case PlanLookup.Missing<Plan.Open>(Refusal refusal) ->
                  Transition.of(state, Outcome.Refused.because(refusal));
            });
  }

  /// Sealing again with the same digest is a repeat, and a success.
  private static Optional<Transition> alreadySealed(State state, Command.SealPlan command) {
    return state
        .plans()
        .find(command.generation())
        .filter(plan -> plan instanceof Plan.Sealed && plan.digest().equals(command.digest()))
        .map(plan -> Transition.of(state, sealed((Plan.Sealed) plan)));
  }

  private static Transition seal(
      State state, Plan.Open plan, Command.SealPlan command, Change change) {
    String subject = "plan " + plan.generation();
    if (plan.contents().endpoints().isEmpty()) {
      return Transition.refused(
          state, Rule.PLAN_EMPTY, subject, "at least 1 endpoint", "none staged");
    }
    if (!plan.digest().equals(command.digest())) {
      return Transition.refused(
          state,
          Rule.DIGEST_MISMATCH,
          subject,
          "the digest of what was staged, " + plan.digest(),
          command.digest().toString());
    }
    long endpoints = plan.contents().endpoints().size();
    long recordSets = plan.contents().recordSets();
    if (command.endpoints() != endpoints || command.recordSets() != recordSets) {
      return Transition.refused(
          state,
          Rule.COUNT_MISMATCH,
          subject,
          "%d endpoints and %d record sets, as staged".formatted(endpoints, recordSets),
          "%d and %d".formatted(command.endpoints(), command.recordSets()));
    }
    Plan.Sealed sealed = new Plan.Sealed(plan.generation(), plan.opened(), change, plan.contents());
    return Transition.of(state.with(sealed), sealed(sealed), new Event.PlanChanged(sealed));
  }

  private static Outcome sealed(Plan.Sealed plan) {
    return new Outcome.PlanSealed(
        plan.generation(),
        plan.digest(),
        plan.contents().endpoints().size(),
        plan.contents().recordSets());
  }
}
