package dev.holdfast.protocol;

import dev.holdfast.endpoint.Change;
import dev.holdfast.guard.GuardOverride;
import dev.holdfast.guard.Guards;
import java.util.Optional;

/// GrantOverride, RevokeOverride.
final class Overriding {

  private Overriding() {}

  static Transition grantOverride(State state, Command.GrantOverride command, Change change) {
    Optional<String> unknown =
        command.rules().stream().filter(rule -> !Guards.LIFTABLE.contains(rule)).findFirst();
    if (unknown.isPresent()) {
      return Transition.refused(
          state,
          Rule.UNKNOWN_GUARD,
          "the override",
          "guards that can be lifted: " + String.join(", ", Guards.LIFTABLE),
          unknown.get());
    }
    long id = state.lastOverride() + 1;
    GuardOverride override =
        new GuardOverride(
            id,
            command.rules(),
            command.endpoints(),
            state.clock().plus(command.validFor()),
            command.uses(),
            change);
    return Transition.of(
        state
            .with(state.counters().drawingOverride())
            .withOverrides(state.overrides().plus(id, override)),
        new Outcome.OverrideGranted(id));
  }

  static Transition revokeOverride(State state, Command.RevokeOverride command) {
    if (!state.overrides().containsKey(command.override())) {
      return Transition.refused(
          state,
          Rule.OVERRIDE_UNKNOWN,
          "override " + command.override(),
          "an override in force",
          "none of this id");
    }
    return Transition.of(
        state.withOverrides(state.overrides().minus(command.override())),
        new Outcome.OverrideRevoked(command.override()));
  }
}
