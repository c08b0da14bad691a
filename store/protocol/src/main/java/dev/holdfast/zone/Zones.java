package dev.holdfast.zone;

import dev.holdfast.collection.SortedTable;
import dev.holdfast.endpoint.Live;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import java.util.Collection;
import java.util.Optional;

/// All zones, by apex in canonical order.
///
/// @param aliases derived from what the zones hold
public record Zones(SortedTable<DomainName, Zone> byName, Aliases aliases) {

  public static final Zones NONE = new Zones(SortedTable.empty(), Aliases.NONE);

  /// Zones read from somewhere: the aliases in them are looked up.
  public static Zones of(SortedTable<DomainName, Zone> byName) {
    Aliases aliases = Aliases.NONE;
    for (Zone zone : byName.values()) {
      aliases = aliases.withAll(zone);
    }
    return new Zones(byName, aliases);
  }

  public Optional<Zone> find(DomainName apex) {
    return Optional.ofNullable(byName.get(apex));
  }

  /// The zone that answers for `owner`: the one with the longest apex at or above it.
  public Optional<Zone> enclosing(DomainName owner) {
    // No zone lies between the one that is sought and `owner` but such as lie in it. So the nearest
    // one before `owner` is the one, or shares it as an ancestor.
    DomainName below = owner;
    while (true) {
      Zone nearest = byName.floor(below);
      if (nearest == null || owner.isWithin(nearest.name())) {
        return Optional.ofNullable(nearest);
      }
      below = owner.sharedAncestor(nearest.name());
    }
  }

  /// What `owner` holds now; nothing for names that are unknown, retired, or in no zone.
  public RecordSets contents(DomainName owner) {
    return enclosing(owner).map(zone -> zone.contents(owner)).orElse(RecordSets.NONE);
  }

  public Collection<Zone> all() {
    return byName.values();
  }

  /// These zones with `next` live at `owner`, which lies in the zone at `apex`.
  ///
  /// @throws IllegalStateException if that would take the endpoint backwards
  public Zones enact(DomainName apex, DomainName owner, Live next) {
    Zone zone = byName.get(apex);
    return new Zones(
        byName.plus(apex, zone.enact(owner, next)),
        aliases.moved(owner, zone.contents(owner), next.contents()));
  }

  /// These zones with `zone` added, or in place of one that holds the same contents.
  public Zones with(Zone zone) {
    return new Zones(byName.plus(zone.name(), zone), aliases);
  }

  public Zones without(DomainName apex) {
    return new Zones(byName.minus(apex), aliases.withoutAll(byName.get(apex)));
  }
}
