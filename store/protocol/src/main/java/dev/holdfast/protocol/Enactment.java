package dev.holdfast.protocol;

import dev.holdfast.endpoint.Change;
import dev.holdfast.plan.Plan;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import java.util.Optional;

/// EnactPlan.
final class Enactment {

  private Enactment() {}

  static Transition enactPlan(State state, Command.EnactPlan command, Change change) {
    Optional<Refusal> problem = OverrideUse.problem(state, command.overrides());
    if (problem.isPresent()) {
      return Transition.of(state, Outcome.Refused.because(problem.get()));
    }
    return switch (PlanLookup.sealed(state, command.generation())) {
      case PlanLookup.Found<Plan.Sealed>(Plan.Sealed plan) -> enact(state, plan, command, change);
      case PlanLookup.Missing<Plan.Sealed>(Refusal refusal) ->
          Transition.of(state, Outcome.Refused.because(refusal));
    };
  }

  private static Transition enact(
      State state, Plan.Sealed plan, Command.EnactPlan command, Change change) {
    LiveWriter writer =
        new LiveWriter(
            state, plan.generation(), change, OverrideUse.of(state, command.overrides()));
    switch (command.scope()) {
      case Command.Scope.All() -> plan.contents().endpoints().forEach(writer::propose);
      case Command.Scope.Named(var endpoints) ->
          endpoints.forEach(owner -> proposeFrom(plan, owner, writer));
    }
    if (command.mode() == Command.Mode.ATOMIC && !writer.refusals().isEmpty()) {
      return Transition.of(state, new Outcome.Refused(writer.refusals()));
    }
    return new Transition(
        writer.written(),
        new Outcome.PlanEnacted(
            plan.generation(), writer.enacted(), writer.alreadyLive(), writer.refusals()),
        writer.events());
  }

  private static void proposeFrom(Plan.Sealed plan, DomainName owner, LiveWriter writer) {
    RecordSets contents = plan.contents().endpoints().get(owner);
    if (contents == null) {
      writer.refuse(
          Rule.NOT_IN_PLAN,
          owner,
          "an endpoint that plan %d names".formatted(plan.generation()),
          "it not named");
    } else {
      writer.propose(owner, contents);
    }
  }
}
