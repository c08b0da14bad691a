package dev.holdfast.protocol;

import dev.holdfast.endpoint.Change;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.plan.Coverage;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Plans;
import dev.holdfast.record.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// CleanUp: deciding and deleting are one step, over the live state of that step.
///
/// Live contents are held by value, so deleting a plan could not change an answer even if it were
/// wrong. What clean-up spares, it spares for the people and programs who still need the plan: to
/// see what is live, to roll back, and to finish enacting the newest plan of some endpoint.
final class CleaningUp {

  private CleaningUp() {}

  static Transition cleanUp(State state, Command.CleanUp command, Change change) {
    List<Long> cleaned = new ArrayList<>();
    List<Outcome.SparedPlan> spared = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    Plans plans = state.plans();
    List<Plan> candidates = candidates(state, command);
    Coverage coverage = new Coverage(plans, candidates);
    Standings standings = new Standings(state.zones());
    for (Plan plan : candidates) {
      Optional<Outcome.Spared> need =
          plan instanceof Plan.Sealed sealed
              ? neededFor(state, standings, coverage, sealed)
              : Optional.empty();
      if (need.isPresent()) {
        spared.add(new Outcome.SparedPlan(plan.generation(), need.get()));
      } else {
        Plan.Cleaned rest =
            new Plan.Cleaned(plan.generation(), plan.opened(), change, plan.digest());
        plans = plans.with(rest);
        cleaned.add(plan.generation());
        events.add(new Event.PlanChanged(rest));
      }
    }
    Outcome outcome = new Outcome.CleanedUp(List.copyOf(cleaned), List.copyOf(spared));
    State after = forgetExpiredClaims(forgetExpiredOverrides(state));
    return new Transition(
        cleaned.isEmpty() ? after : after.with(plans.forgettingOldCleaned()), outcome, events);
  }

  /// Sealed plans beyond the newest ones, and open plans that nobody finished; oldest first.
  private static List<Plan> candidates(State state, Command.CleanUp command) {
    List<Plan.Sealed> sealed = state.plans().sealedNewestFirst();
    long keptFrom =
        sealed.size() > command.keepNewest()
            ? sealed.get(command.keepNewest() - 1).generation()
            : Long.MIN_VALUE;
    return state.plans().all().stream()
        .filter(plan ->
            switch (plan) {
              case Plan.Open open ->
                  !open.opened().at().plus(command.openOlderThan()).isAfter(state.clock());
              case Plan.Sealed old -> old.generation() < keptFrom;
              case Plan.Cleaned _ -> false;
            })
        .toList();
  }

  /// Only the plan's own endpoints and outside targets can need it, so this costs what the plan
  /// costs.
  private static Optional<Outcome.Spared> neededFor(
      State state, Standings standings, Coverage coverage, Plan.Sealed plan) {
    Optional<Outcome.Spared> need = neededOutside(state, plan);
    for (DomainName owner : plan.contents().endpoints().keySet()) {
      need = stronger(need, neededAt(standings.at(owner), coverage, plan, owner));
      if (need.equals(Optional.of(Outcome.Spared.LIVE))) {
        return need;
      }
    }
    return need;
  }

  /// The one that stands first in [Outcome.Spared]: a plan is spared for its best reason.
  private static Optional<Outcome.Spared> stronger(
      Optional<Outcome.Spared> one, Optional<Outcome.Spared> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return one.get().compareTo(other.get()) <= 0 ? one : other;
  }

  private static Optional<Outcome.Spared> neededAt(
      Standings.Standing standing, Coverage coverage, Plan.Sealed plan, DomainName owner) {
    Optional<Endpoint> endpoint = standing.endpoint();
    if (endpoint.filter(e -> e.live().generation() == plan.generation()).isPresent()) {
      return Optional.of(Outcome.Spared.LIVE);
    }
    if (endpoint.flatMap(e -> e.at(plan.generation())).isPresent()) {
      return Optional.of(Outcome.Spared.IN_HISTORY);
    }
    long live = standing.live();
    return isWanted(coverage, plan, owner, live)
        ? Optional.of(Outcome.Spared.WANTED)
        : Optional.empty();
  }

  private static Optional<Outcome.Spared> neededOutside(State state, Plan.Sealed plan) {
    if (state.targets().hold(plan.generation())) {
      return Optional.of(Outcome.Spared.HELD);
    }
    return state.targets().claim(plan.generation(), state.clock())
        ? Optional.of(Outcome.Spared.CLAIMED)
        : Optional.empty();
  }

  /// Whether an enactor still has this plan to make live at `owner`.
  private static boolean isWanted(
      Coverage coverage, Plan.Sealed plan, DomainName owner, long live) {
    return live < plan.generation() && !coverage.coveredAfter(plan.generation(), owner);
  }

  private static State forgetExpiredOverrides(State state) {
    var left = state.overrides();
    for (var override : state.overrides().values()) {
      left = override.isExpired(state.clock()) ? left.minus(override.id()) : left;
    }
    return left == state.overrides() ? state : state.withOverrides(left);
  }

  private static State forgetExpiredClaims(State state) {
    var left = state.targets().forgettingExpired(state.clock());
    return left == state.targets() ? state : state.with(left);
  }
}
