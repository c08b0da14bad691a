package dev.holdfast.zone;

import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.endpoint.Live;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/// One version of a zone.
///
/// @param name the apex
/// @param serial the SOA serial of this version
/// @param floor the fence of names not in `endpoints`: no generation up to this one may become live
///   at them. A zone starts with a floor that covers all that was ever live at its names before, so
///   deleting and re-creating a zone cannot let an old plan back in
/// @param endpoints by owner name in canonical order, retired ones included
public record Zone(
    DomainName name, Soa soa, Serial serial, long floor, TreePMap<DomainName, Endpoint> endpoints) {

  public static Zone create(DomainName name, Soa soa, long floor) {
    return new Zone(name, soa, Serial.FIRST, floor, TreePMap.empty());
  }

  public Optional<Endpoint> endpoint(DomainName owner) {
    return Optional.ofNullable(endpoints.get(owner));
  }

  /// What `owner` answers now; nothing for names that are unknown or retired.
  public RecordSets contents(DomainName owner) {
    Endpoint endpoint = endpoints.get(owner);
    return endpoint == null ? RecordSets.NONE : endpoint.live().contents();
  }

  /// The names below `owner` that hold something now, in canonical order.
  public Stream<DomainName> answeringBelow(DomainName owner) {
    return endpoints.tailMap(owner, false).entrySet().stream()
        .takeWhile(entry -> entry.getKey().isBelow(owner))
        .filter(entry -> !entry.getValue().isRetired())
        .map(Map.Entry::getKey);
  }

  /// The generation that a change of `owner` must exceed.
  public long generationAt(DomainName owner) {
    Endpoint endpoint = endpoints.get(owner);
    return endpoint == null ? floor : endpoint.live().generation();
  }

  /// This zone with `next` live at `owner`. The serial stays: see [#nextVersion].
  ///
  /// @throws IllegalStateException if that would take the endpoint backwards
  public Zone enact(DomainName owner, Live next) {
    Endpoint before = endpoints.get(owner);
    if (before == null && next.generation() <= floor) {
      throw new IllegalStateException(
          "generation %d at %s is not above the zone's floor %d"
              .formatted(next.generation(), owner, floor));
    }
    Endpoint after = before == null ? Endpoint.first(next) : before.enact(next);
    return new Zone(name, soa, serial, floor, endpoints.plus(owner, after));
  }

  public Zone withSoa(Soa changed) {
    return new Zone(name, changed, serial, floor, endpoints);
  }

  /// This zone with its serial moved forward: done once per accepted change, however many endpoints
  /// it touched.
  public Zone nextVersion() {
    return new Zone(name, soa, serial.next(), floor, endpoints);
  }
}
