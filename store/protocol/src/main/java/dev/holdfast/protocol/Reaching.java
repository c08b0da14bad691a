package dev.holdfast.protocol;

import dev.holdfast.endpoint.Reach;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Aliases;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.Zones;
import java.util.Optional;

/// Finds the addresses that answers for some contents would lead to, by following a CNAME through
/// the store as a resolver would. A CNAME that leads in a circle, or to a name that holds nothing,
/// reaches nothing.
final class Reaching {

  private Reaching() {}

  static Reach of(Zones zones, RecordSets contents) {
    RecordSets last = contents;
    for (int hop = 0; hop <= Aliases.LONGEST_CHAIN; hop++) {
      Optional<DomainName> target = last.aliasTarget();
      if (target.isEmpty()) {
        return Reach.direct(last);
      }
      Optional<Zone> zone = zones.enclosing(target.get());
      if (zone.isEmpty() || leaves(zone.get(), target.get())) {
        return Reach.OUTSIDE;
      }
      last = answer(zone.get(), target.get());
    }
    return Reach.NOTHING;
  }

  /// Whether a delegation or a DNAME at or above `name` hands it on to somebody else.
  private static boolean leaves(Zone zone, DomainName name) {
    for (int labels = name.labelCount(); labels > zone.name().labelCount(); labels--) {
      DomainName above = name.ancestor(labels);
      RecordSets contents = zone.contents(above);
      boolean renames = contents.has(RecordType.DNAME) && !above.equals(name);
      if (contents.has(RecordType.NS) || renames) {
        return true;
      }
    }
    return zone.contents(zone.name()).has(RecordType.DNAME) && !name.equals(zone.name());
  }

  /// What `zone` answers for `name`, from a wildcard where the name itself is unknown.
  private static RecordSets answer(Zone zone, DomainName name) {
    DomainName closest = name;
    while (!exists(zone, closest) && !closest.equals(zone.name())) {
      closest = closest.parent().orElseThrow();
    }
    return closest.equals(name) ? zone.contents(name) : wildcard(zone, closest);
  }

  private static RecordSets wildcard(Zone zone, DomainName closest) {
    try {
      return zone.contents(closest.wildcard());
    } catch (InvalidRecordException tooLong) {
      return RecordSets.NONE;
    }
  }

  private static boolean exists(Zone zone, DomainName name) {
    return !zone.contents(name).isEmpty() || zone.answeringBelow(name).findFirst().isPresent();
  }
}
