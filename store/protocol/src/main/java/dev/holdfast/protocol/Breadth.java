package dev.holdfast.protocol;

import dev.holdfast.guard.MaxEndpointsChanged;
import dev.holdfast.record.DomainName;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.Zones;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Judges how much of each zone a change touches: the guard `max-endpoints-changed`. An endpoint
/// that gets what it holds already, under a new generation, is not touched: plans restate whole
/// zones.
final class Breadth {

  private Breadth() {}

  /// @param after what would be answered
  /// @param written endpoints that the change writes, with the apex of the zone of each
  static List<Refusal> refusals(
      Zones live, Zones after, Map<DomainName, DomainName> written, OverrideUse overrides) {
    SortedMap<DomainName, Integer> changed = new TreeMap<>();
    written.forEach((owner, apex) ->
        live.find(apex)
            .map(zone -> zone.contents(owner))
            .filter(before -> !before.isEmpty() && !before.equals(after.contents(owner)))
            .ifPresent(_ -> changed.merge(apex, 1, Integer::sum)));
    List<Refusal> refusals = new ArrayList<>();
    changed.forEach((apex, count) -> {
      Zone zone = live.find(apex).orElseThrow();
      MaxEndpointsChanged.judge(zone.settings().guards(), count, zone.answering())
          .filter(_ -> !overrides.lift(MaxEndpointsChanged.RULE, apex))
          .ifPresent(violation ->
              refusals.add(
                  new Refusal(
                      MaxEndpointsChanged.RULE,
                      apex.toString(),
                      violation.limit(),
                      violation.figure())));
    });
    return refusals;
  }
}
