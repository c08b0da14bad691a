package dev.holdfast.spec.conformance.machine;

import dev.holdfast.guard.GuardOverride;
import dev.holdfast.protocol.State;
import dev.holdfast.spec.conformance.SpecCommand;
import dev.holdfast.target.Claim;
import dev.holdfast.target.OutsideTarget;
import dev.holdfast.target.Targets;
import java.util.Optional;
import org.pcollections.TreePMap;

/// What the spec has as a step and the machine has not: something runs out, because time has
/// passed. In the machine it has run out at some stamp; so it is made to, as if it had been granted
/// or claimed for just so long.
final class TimePassing {

  private TimePassing() {}

  /// The state after `step`; empty if `step` is a command.
  static Optional<State> after(SpecCommand step, State state) {
    return switch (step) {
      case SpecCommand.OverrideRunsOut(int override) ->
          Optional.of(runOut(state, Setting.idOf(override)));
      case SpecCommand.ClaimExpires(String target, int generation) ->
          Optional.of(expire(state, target, Numbers.generation(generation)));
      case SpecCommand _ -> Optional.empty();
    };
  }

  private static State runOut(State state, long id) {
    GuardOverride override = state.overrides().get(id);
    return override == null
        ? state
        : with(
            state,
            state.targets(),
            state
                .overrides()
                .plus(
                    id,
                    new GuardOverride(
                        id,
                        override.rules(),
                        override.endpoints(),
                        Numbers.BEGINNING,
                        override.usesLeft(),
                        override.granted())));
  }

  private static State expire(State state, String name, long generation) {
    Optional<OutsideTarget> target = state.targets().find(name);
    Optional<Claim> claim = target.map(found -> found.claims().get(generation));
    return claim
        .map(found -> new Claim(Numbers.BEGINNING, found.by()))
        .map(expired -> state.targets().with(target.orElseThrow().with(generation, expired)))
        .map(targets -> with(state, targets, state.overrides()))
        .orElse(state);
  }

  private static State with(State state, Targets targets, TreePMap<Long, GuardOverride> overrides) {
    return new State(
        state.counters(),
        state.zones(),
        state.plans(),
        targets,
        state.freezes(),
        overrides,
        state.access(),
        state.requests(),
        state.audit());
  }
}
