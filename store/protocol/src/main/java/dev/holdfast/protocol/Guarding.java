package dev.holdfast.protocol;

import dev.holdfast.record.DomainName;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.ZoneSettings;
import java.util.Optional;

/// SetGuards, SetHistoryLimit.
final class Guarding {

  private Guarding() {}

  static Transition setGuards(State state, Command.SetGuards command) {
    Optional<Zone> found = state.zones().find(command.zone());
    if (found.isEmpty()) {
      return noSuchZone(state, command.zone());
    }
    ZoneSettings settings = found.get().settings();
    if (command.endpoint().isEmpty()) {
      return changed(state, found.get(), settings.withGuards(command.settings()), command);
    }
    DomainName owner = command.endpoint().get();
    Optional<Zone> enclosing = state.zones().enclosing(owner);
    if (enclosing.filter(zone -> zone.name().equals(command.zone())).isEmpty()) {
      return Transition.refused(
          state,
          Rule.OUTSIDE_ZONE,
          owner,
          "a name in zone " + command.zone(),
          enclosing.map(zone -> "one in zone " + zone.name()).orElse("one in no zone"));
    }
    ZoneSettings after = settings.withGuardsAt(owner, command.settings());
    if (after.guardsAt().size() > Limits.GUARDED_ENDPOINTS) {
      return Transition.refused(
          state,
          Rule.TOO_MANY_GUARD_SETTINGS,
          "zone " + command.zone(),
          "at most %d endpoints with guards of their own".formatted(Limits.GUARDED_ENDPOINTS),
          "%d with this one".formatted(after.guardsAt().size()));
    }
    return changed(state, found.get(), after, command);
  }

  private static Transition changed(
      State state, Zone zone, ZoneSettings after, Command.SetGuards command) {
    return with(state, zone, after, new Outcome.GuardsSet(command.zone(), command.endpoint()));
  }

  static Transition setHistoryLimit(State state, Command.SetHistoryLimit command) {
    Optional<Zone> found = state.zones().find(command.zone());
    if (found.isEmpty()) {
      return noSuchZone(state, command.zone());
    }
    Zone zone = found.get();
    return with(
        state,
        zone,
        zone.settings().withHistoryLimit(command.contents()),
        new Outcome.HistoryLimitSet(command.zone(), command.contents()));
  }

  /// Setting what is set already changes nothing.
  private static Transition with(State state, Zone zone, ZoneSettings after, Outcome outcome) {
    return Transition.of(
        after.equals(zone.settings()) ? state : state.with(state.zones().with(zone.with(after))),
        outcome);
  }

  private static Transition noSuchZone(State state, DomainName zone) {
    return Transition.refused(state, Rule.NO_SUCH_ZONE, zone, "a zone of this name", "none");
  }
}
