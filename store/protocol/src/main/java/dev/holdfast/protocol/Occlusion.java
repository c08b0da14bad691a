package dev.holdfast.protocol;

import dev.holdfast.guard.Guard;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Zone;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The part of `never-empty` that one endpoint alone cannot tell: a new delegation (NS below the
/// apex) or a new DNAME takes every name below it out of the zone's answers, whatever their
/// endpoints hold. The delegation's own name servers may be there, as its glue.
final class Occlusion {

  private Occlusion() {}

  /// @param live the zone as it is now
  /// @param after the zone as it would be
  static Optional<Guard.Violation> judge(Zone live, Zone after, DomainName owner) {
    RecordSets next = after.contents(owner);
    boolean delegates = !owner.equals(after.name()) && appears(RecordType.NS, live, owner, next);
    if (!delegates && !appears(RecordType.DNAME, live, owner, next)) {
      return Optional.empty();
    }
    Set<DomainName> glue = delegates ? nameServers(next) : Set.of();
    return after
        .answeringBelow(owner)
        .filter(hidden -> !glue.contains(hidden))
        .findFirst()
        .map(hidden ->
            new Guard.Violation(
                "no answering endpoint below a new delegation or DNAME",
                hidden + " would fall silent"));
  }

  /// Few contents have such a type, so what is live is looked up for those alone.
  private static boolean appears(RecordType type, Zone live, DomainName owner, RecordSets next) {
    return next.has(type) && !live.contents(owner).has(type);
  }

  private static Set<DomainName> nameServers(RecordSets contents) {
    return contents.find(RecordType.NS).map(RecordSet::rdata).stream()
        .flatMap(values -> values.stream().map(Rdata::toBytes))
        .map(DomainName::fromWire)
        .collect(Collectors.toSet());
  }
}
