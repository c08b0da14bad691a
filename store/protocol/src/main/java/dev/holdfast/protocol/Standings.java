package dev.holdfast.protocol;

import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.record.DomainName;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.Zones;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What endpoints hold, looked up once for each, however often it is asked for. Many old plans name
/// the same endpoints, and where a zone is large, looking one up is what costs.
final class Standings {

  /// @param live the generation that a change must exceed; 0 where no zone holds the name
  record Standing(Optional<Endpoint> endpoint, long live) {}

  private final Zones zones;

  /// Looked up, never iterated over.
  private final Map<DomainName, Standing> known = new HashMap<>();

  Standings(Zones zones) {
    this.zones = zones;
  }

  Standing at(DomainName owner) {
    return known.computeIfAbsent(owner, this::found);
  }

  private Standing found(DomainName owner) {
    Optional<Zone> zone = zones.enclosing(owner);
    return new Standing(
        zone.flatMap(there -> there.endpoint(owner)),
        zone.map(there -> there.generationAt(owner)).orElse(0L));
  }
}
