package dev.holdfast.spec.conformance.machine;

import dev.holdfast.guard.GuardOverride;
import dev.holdfast.guard.GuardSettings;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.spec.conformance.Situation.Unrepresentable;
import dev.holdfast.spec.conformance.SpecState;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.ZoneSettings;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The part of the abstraction function that looks at what operators have set: freezes, guards,
/// limits and overrides.
record Safeguards(State state, Setting setting) {

  SortedSet<String> frozen() {
    SortedSet<String> frozen = new TreeSet<>();
    state.freezes().ofStore().ifPresent(_ -> frozen.add(SpecState.STORE));
    for (DomainName zone : state.freezes().zones().keySet()) {
      if (!zone.equals(Numbers.APEX)) {
        throw new Unrepresentable("another zone frozen: " + zone);
      }
      frozen.add(SpecState.ZONE);
    }
    for (DomainName owner : state.freezes().endpoints().keySet()) {
      frozen.add(Numbers.endpoint(owner));
    }
    return frozen;
  }

  SpecState.Settings settings(Optional<Zone> zone) {
    ZoneSettings settings = zone.map(Zone::settings).orElse(ZoneSettings.DEFAULT);
    SortedMap<String, Integer> least = new TreeMap<>();
    if (!settings.guards().equals(GuardSettings.NONE)) {
      least.put(SpecState.ZONE, least(settings.guards()));
    }
    settings
        .guardsAt()
        .forEach((owner, guards) -> least.put(Numbers.endpoint(owner), least(guards)));
    int limit = settings.historyLimit();
    return new SpecState.Settings(
        least, limit == ZoneSettings.DEFAULT.historyLimit() ? setting.bounds().history() : limit);
  }

  private static int least(GuardSettings guards) {
    int least = guards.minAddresses().orElse(0);
    if (!guards.equals(Operations.settings(least))) {
      throw new Unrepresentable("guards set that the spec does not have: " + guards);
    }
    return least;
  }

  SpecState.Overrides overrides() {
    SortedMap<Integer, SpecState.Permission> overrides = new TreeMap<>();
    for (Map.Entry<Long, GuardOverride> entry : state.overrides().entrySet()) {
      GuardOverride override = entry.getValue();
      if (setting.beside().contains(override.id()) && override.usesLeft() != 1) {
        throw new Unrepresentable("used though it does not fit: " + override);
      }
      if (Setting.numberOf(override.id()) > 0) {
        overrides.put(Setting.numberOf(override.id()), permission(override));
      }
    }
    return new SpecState.Overrides(Setting.numberOf(state.lastOverride()), overrides);
  }

  private SpecState.Permission permission(GuardOverride override) {
    SortedSet<String> at = new TreeSet<>();
    for (DomainName owner : override.endpoints()) {
      at.add(owner.equals(Numbers.APEX) ? SpecState.ZONE : Numbers.endpoint(owner));
    }
    return new SpecState.Permission(at, override.usesLeft(), override.isExpired(state.clock()));
  }
}
