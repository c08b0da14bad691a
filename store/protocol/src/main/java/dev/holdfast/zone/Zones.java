package dev.holdfast.zone;

import dev.holdfast.record.DomainName;
import java.util.Collection;
import java.util.Optional;
import org.pcollections.TreePMap;

/// All zones, by apex in canonical order.
public record Zones(TreePMap<DomainName, Zone> byName) {

  public static final Zones NONE = new Zones(TreePMap.empty());

  public Optional<Zone> find(DomainName apex) {
    return Optional.ofNullable(byName.get(apex));
  }

  /// The zone that answers for `owner`: the one with the longest apex at or above it.
  public Optional<Zone> enclosing(DomainName owner) {
    for (int labels = owner.labelCount(); labels >= 0; labels--) {
      Zone zone = byName.get(owner.ancestor(labels));
      if (zone != null) {
        return Optional.of(zone);
      }
    }
    return Optional.empty();
  }

  public Collection<Zone> all() {
    return byName.values();
  }

  public Zones with(Zone zone) {
    return new Zones(byName.plus(zone.name(), zone));
  }

  public Zones without(DomainName apex) {
    return new Zones(byName.minus(apex));
  }
}
