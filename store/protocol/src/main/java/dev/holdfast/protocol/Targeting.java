package dev.holdfast.protocol;

import dev.holdfast.endpoint.Change;
import dev.holdfast.plan.Plan;
import dev.holdfast.record.DomainName;
import dev.holdfast.target.Claim;
import dev.holdfast.target.OutsideTarget;
import dev.holdfast.target.Report;
import dev.holdfast.target.Targets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// ClaimEnactment, ReportEnactment, ForgetTarget.
///
/// The store is told; it does not command. A target fences what is written there itself, so a claim
/// or a report that is late, lost or wrong costs a plan more or less, and never an answer.
final class Targeting {

  private Targeting() {}

  static Transition claimEnactment(State state, Command.ClaimEnactment command, Change change) {
    return switch (PlanLookup.sealed(state, command.generation())) {
      case PlanLookup.Found<Plan.Sealed> _ -> claim(state, command, change);
      case PlanLookup.Missing<Plan.Sealed>(Refusal refusal) ->
          Transition.of(state, Outcome.Refused.because(refusal));
    };
  }

  private static Transition claim(State state, Command.ClaimEnactment command, Change change) {
    Targets targets = state.targets();
    OutsideTarget target =
        targets.find(command.target()).orElseGet(() -> OutsideTarget.unknown(command.target()));
    Instant expiresAt = state.clock().plus(command.validFor());
    OutsideTarget claimed = target.with(command.generation(), new Claim(expiresAt, change));
    Targets after = targets.with(claimed);
    return tooMany(
            "targets; forget some", Rule.TOO_MANY_TARGETS, after.all().size(), Limits.TARGETS)
        .or(() -> tooMany("claims; clean up", Rule.TOO_MANY_CLAIMS, after.claims(), Limits.CLAIMS))
        .map(refusal -> Transition.of(state, Outcome.Refused.because(refusal)))
        .orElseGet(() ->
            Transition.of(
                state.with(after),
                new Outcome.EnactmentClaimed(command.target(), command.generation(), expiresAt)));
  }

  static Transition reportEnactment(State state, Command.ReportEnactment command, Change change) {
    return switch (PlanLookup.sealed(state, command.generation())) {
      case PlanLookup.Found<Plan.Sealed>(Plan.Sealed plan) -> report(state, plan, command, change);
      case PlanLookup.Missing<Plan.Sealed>(Refusal refusal) ->
          Transition.of(state, Outcome.Refused.because(refusal));
    };
  }

  /// Each endpoint has its own verdict.
  private static Transition report(
      State state, Plan.Sealed plan, Command.ReportEnactment command, Change change) {
    Targets targets = state.targets();
    OutsideTarget target =
        targets.find(command.target()).orElseGet(() -> OutsideTarget.unknown(command.target()));
    Report report = new Report(plan.generation(), change);
    List<Refusal> refusals = new ArrayList<>();
    int reported = 0;
    int alreadyReported = 0;
    for (DomainName owner : command.endpoints()) {
      Optional<Refusal> problem = problem(target, plan, owner);
      if (problem.isPresent()) {
        refusals.add(problem.get());
      } else if (target.generationAt(owner) == plan.generation()) {
        alreadyReported++;
      } else {
        target = target.with(owner, report);
        reported++;
      }
    }
    Outcome outcome =
        new Outcome.EnactmentReported(
            command.target(), plan.generation(), reported, alreadyReported, refusals);
    if (reported == 0) {
      return Transition.of(state, outcome);
    }
    Targets after = targets.with(target);
    return tooMany(
            "targets; forget some", Rule.TOO_MANY_TARGETS, after.all().size(), Limits.TARGETS)
        .or(() ->
            tooMany(
                "endpoints reported of all targets; forget some",
                Rule.TOO_MANY_REPORTS,
                after.reports(),
                Limits.REPORTS))
        .map(refusal -> Transition.of(state, Outcome.Refused.because(refusal)))
        .orElseGet(() -> Transition.of(state.with(after), outcome));
  }

  private static Optional<Refusal> problem(
      OutsideTarget target, Plan.Sealed plan, DomainName owner) {
    if (!plan.contents().covers(owner)) {
      return Optional.of(
          new Refusal(
              Rule.NOT_IN_PLAN,
              owner.toString(),
              "an endpoint that plan %d names".formatted(plan.generation()),
              "it not named"));
    }
    long held = target.generationAt(owner);
    return plan.generation() >= held
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                Rule.STALE_REPORT,
                owner.toString(),
                "a generation above " + held,
                "generation " + plan.generation()));
  }

  static Transition forgetTarget(State state, Command.ForgetTarget command) {
    if (state.targets().find(command.target()).isEmpty()) {
      return Transition.refused(
          state,
          Rule.NO_SUCH_TARGET,
          "target " + command.target(),
          "a target that was claimed for or reported",
          "none of this name");
    }
    return Transition.of(
        state.with(state.targets().without(command.target())),
        new Outcome.TargetForgotten(command.target()));
  }

  private static Optional<Refusal> tooMany(String things, String rule, long count, int limit) {
    return count <= limit
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                rule,
                "the store",
                "at most %d %s".formatted(limit, things),
                "%d with this".formatted(count)));
  }
}
