package dev.holdfast.protocol;

import dev.holdfast.plan.Plan;
import java.util.Optional;

/// Bounds what callers stage, so that no planner, however broken, fills the memory of the nodes.
final class Staging {

  private Staging() {}

  /// What stands against `more` octets in `plan`, if anything. Staged octets are its opener's,
  /// whoever sends the chunk.
  static Optional<Refusal> tooLarge(State state, Plan.Open plan, long more) {
    String caller = plan.opened().author();
    long ofCaller =
        state.plans().open().stream()
            .filter(open -> open.opened().author().equals(caller))
            .mapToLong(Plan::octets)
            .sum();
    if (ofCaller + more > Limits.STAGED_OCTETS_OF_CALLER) {
      return Optional.of(
          new Refusal(
              Rule.STAGED_OCTETS_OF_CALLER,
              "plan " + plan.generation(),
              "at most %d octets in the open plans of one caller; seal some, or clean up"
                  .formatted(Limits.STAGED_OCTETS_OF_CALLER),
              "%d of %s with this chunk".formatted(ofCaller + more, caller)));
    }
    long inAll = state.plans().totals().octets();
    if (inAll + more > Limits.STAGED_OCTETS) {
      return Optional.of(
          new Refusal(
              Rule.STAGED_OCTETS,
              "plan " + plan.generation(),
              "at most %d octets in all plans; clean up".formatted(Limits.STAGED_OCTETS),
              "%d with this chunk".formatted(inAll + more)));
    }
    return Optional.empty();
  }
}
