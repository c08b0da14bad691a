package dev.holdfast.protocol;

import dev.holdfast.endpoint.Change;
import dev.holdfast.plan.Plan;
import dev.holdfast.record.Digest;
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
    Optional<Refusal> news = notAsReviewed(state, plan, command);
    if (news.isPresent()) {
      return Transition.of(state, Outcome.Refused.because(news.get()));
    }
    LiveWriter writer =
        new LiveWriter(
            state,
            plan.generation(),
            change,
            OverrideUse.of(state, command.overrides()),
            command.mode());
    switch (command.scope()) {
      case Command.Scope.All() -> plan.contents().endpoints().forEach(writer::propose);
      case Command.Scope.Named(var endpoints) ->
          endpoints.forEach(owner -> proposeFrom(plan, owner, writer));
    }
    Written written = writer.conclude();
    if (written.refused()) {
      return Transition.of(state, new Outcome.Refused(written.refusals()));
    }
    return new Transition(
        written.state(),
        new Outcome.PlanEnacted(
            plan.generation(), written.enacted(), written.alreadyLive(), written.refusals()),
        written.events());
  }

  private static Optional<Refusal> notAsReviewed(
      State state, Plan.Sealed plan, Command.EnactPlan command) {
    if (command.reviewed().isEmpty()) {
      return Optional.empty();
    }
    Digest reviewed = command.reviewed().get();
    Digest now = Review.digest(state, plan, command.scope());
    return now.equals(reviewed)
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                Rule.NOT_AS_REVIEWED,
                "plan " + plan.generation(),
                "plan and live state to be as reviewed, digest " + reviewed,
                "digest " + now));
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
