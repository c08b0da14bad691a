package dev.holdfast.zone;

import dev.holdfast.collection.SortedTable;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.endpoint.Live;
import dev.holdfast.endpoint.Removals;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One version of a zone.
///
/// @param name the apex
/// @param serial the SOA serial of this version
/// @param floor the fence of names not in `endpoints`: no generation up to this one may become live
///   at them. A zone starts with a floor that covers all that was ever live at its names before, so
///   deleting and re-creating a zone cannot let an old plan back in
/// @param endpoints by owner name in canonical order, retired ones included
/// @param answering how many of them hold something now
public record Zone(
    DomainName name,
    Soa soa,
    Serial serial,
    long floor,
    ZoneSettings settings,
    SortedTable<DomainName, Endpoint> endpoints,
    int answering) {

  public static Zone create(DomainName name, Soa soa, long floor) {
    return new Zone(name, soa, Serial.FIRST, floor, ZoneSettings.DEFAULT, SortedTable.empty(), 0);
  }

  /// A zone that holds `endpoints`.
  public static Zone of(
      DomainName name,
      Soa soa,
      Serial serial,
      long floor,
      ZoneSettings settings,
      SortedTable<DomainName, Endpoint> endpoints) {
    long answering = endpoints.values().stream().filter(e -> !e.isRetired()).count();
    return new Zone(name, soa, serial, floor, settings, endpoints, Math.toIntExact(answering));
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
    Endpoint after =
        before == null ? Endpoint.first(next) : before.enact(next, settings.historyLimit());
    int more = (after.isRetired() ? 0 : 1) - (before == null || before.isRetired() ? 0 : 1);
    return new Zone(
        name, soa, serial, floor, settings, endpoints.plus(owner, after), answering + more);
  }

  /// This zone with what `owner` lost lately counted anew.
  public Zone with(DomainName owner, Removals counted) {
    Endpoint before = endpoints.get(owner);
    Endpoint after = before.with(counted);
    return after == before
        ? this
        : new Zone(name, soa, serial, floor, settings, endpoints.plus(owner, after), answering);
  }

  public Zone with(ZoneSettings changed) {
    return new Zone(name, soa, serial, floor, changed, endpoints, answering);
  }

  public Zone with(Serial changed) {
    return new Zone(name, soa, changed, floor, settings, endpoints, answering);
  }

  public Zone withSoa(Soa changed) {
    return new Zone(name, changed, serial, floor, settings, endpoints, answering);
  }

  /// This zone with its serial moved forward: done once per accepted change, however many endpoints
  /// it touched.
  public Zone nextVersion() {
    return with(serial.next());
  }
}
