package dev.holdfast.dns.lookup;

import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.Zones;
import java.util.Optional;

/// Answers from all the zones of one moment.
public final class Lookup {

  private Lookup() {}

  /// What to say to a query for `name` and `type`; REFUSED if it lies in no zone held here.
  public static Answer answer(Zones zones, DomainName name, RecordType type) {
    return authority(zones, name, type)
        .map(zone -> new ZoneLookup(zones, zone, type).answer(name))
        .orElseGet(() -> Answer.bare(Rcode.REFUSED));
  }

  /// The zone to ask: the nearest, but for a DS at its apex the one above, if that is held too (RFC
  /// 4035, section 3.1.4.1).
  private static Optional<Zone> authority(Zones zones, DomainName name, RecordType type) {
    if (type.equals(RecordType.DS)) {
      Optional<Zone> above = name.parent().flatMap(zones::enclosing);
      if (above.isPresent()) {
        return above;
      }
    }
    return zones.enclosing(name);
  }
}
