package dev.holdfast.freeze;

import dev.holdfast.endpoint.Change;
import dev.holdfast.record.DomainName;
import java.util.Optional;
import org.pcollections.TreePMap;

/// All freezes in force. What is frozen need not exist: a freeze holds the place of a name too.
///
/// @param store the freeze of the whole store
/// @param zones by apex
/// @param endpoints by owner name
public record Freezes(
    Optional<Change> store,
    TreePMap<DomainName, Change> zones,
    TreePMap<DomainName, Change> endpoints) {

  public static final Freezes NONE =
      new Freezes(Optional.empty(), TreePMap.empty(), TreePMap.empty());

  public Optional<Freeze> ofStore() {
    return store.map(by -> new Freeze("the store", by));
  }

  public Optional<Freeze> ofZone(DomainName apex) {
    return Optional.ofNullable(zones.get(apex)).map(by -> new Freeze("zone " + apex, by));
  }

  public Optional<Freeze> ofEndpoint(DomainName owner) {
    return Optional.ofNullable(endpoints.get(owner)).map(by -> new Freeze(owner.toString(), by));
  }

  /// The freeze that holds `owner` in the zone at `apex`, the nearest first.
  public Optional<Freeze> holding(DomainName apex, DomainName owner) {
    return ofEndpoint(owner).or(() -> ofZone(apex)).or(this::ofStore);
  }

  /// The first frozen name at or below `apex` in canonical order.
  public Optional<Freeze> firstWithin(DomainName apex) {
    DomainName first = endpoints.ceilingKey(apex);
    return first == null || !first.isWithin(apex) ? Optional.empty() : ofEndpoint(first);
  }

  public Freezes withStore(Optional<Change> by) {
    return new Freezes(by, zones, endpoints);
  }

  public Freezes withZone(DomainName apex, Change by) {
    return new Freezes(store, zones.plus(apex, by), endpoints);
  }

  public Freezes withoutZone(DomainName apex) {
    return new Freezes(store, zones.minus(apex), endpoints);
  }

  public Freezes withEndpoint(DomainName owner, Change by) {
    return new Freezes(store, zones, endpoints.plus(owner, by));
  }

  public Freezes withoutEndpoint(DomainName owner) {
    return new Freezes(store, zones, endpoints.minus(owner));
  }
}
