package dev.holdfast.dns.zonefile;

import dev.holdfast.record.DomainName;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Soa;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Gathers a file's records and judges them as a zone. What concerns one record and those before it
/// is judged as it comes; what concerns the whole zone, at the end.
final class ZoneCollector {

  private record Apex(Place place, DomainName name, Soa soa, long serial) {}

  private final Problems problems;
  private final TreeMap<DomainName, OwnerRecords> owners = new TreeMap<>();
  private Optional<Apex> apex = Optional.empty();
  private boolean soaAttempted;
  private long generated;

  ZoneCollector(Problems problems) {
    this.problems = problems;
  }

  /// Says that the file has an SOA, which may yet turn out to be bad.
  void attemptSoa() {
    soaAttempted = true;
  }

  /// Says that a directive is about to make so many records.
  ///
  /// @throws InvalidRecordException if those before it leave no room for them
  void attemptGenerated(long records) {
    if (generated + records > GenerateDirective.MAX_RECORDS) {
      throw new InvalidRecordException(
          "$GENERATE makes %d records, %d were made before, and a zone takes %d; write them out"
              .formatted(records, generated, GenerateDirective.MAX_RECORDS));
    }
    generated += records;
  }

  /// @throws InvalidRecordException if it is the second
  void addSoa(Place place, DomainName owner, SoaText text, int ttlSeconds) {
    apex.ifPresent(first -> {
      throw new InvalidRecordException(
          "a second SOA; the first stands at " + first.place() + " and a zone has one");
    });
    apex = Optional.of(new Apex(place, owner, text.soa(ttlSeconds), text.serial()));
  }

  /// @throws InvalidRecordException if it cannot stand beside what its owner has already
  void add(Place place, DomainName owner, RecordType type, int ttlSeconds, Rdata rdata) {
    owners.computeIfAbsent(owner, first -> new OwnerRecords()).add(place, type, ttlSeconds, rdata);
  }

  /// The zone, as far as no problem was found.
  Optional<ZoneFile> finish(String file) {
    if (apex.isEmpty()) {
      if (!soaAttempted) {
        problems.add(new Place(file, 1), "the file has no SOA; a zone has one, at its apex");
      }
      return Optional.empty();
    }
    checkWithin(apex.get());
    checkNameServers(apex.get());
    checkBelowDnames();
    return problems.isEmpty() ? Optional.of(toZoneFile(apex.get())) : Optional.empty();
  }

  private void checkWithin(Apex apex) {
    owners.forEach((owner, records) -> {
      if (!owner.isWithin(apex.name())) {
        problems.add(records.place(), "%s lies outside the zone %s".formatted(owner, apex.name()));
      }
    });
  }

  private void checkNameServers(Apex apex) {
    OwnerRecords atApex = owners.get(apex.name());
    if (atApex == null || !atApex.has(RecordType.NS)) {
      problems.add(apex.place(), "the zone %s has no NS record at its apex".formatted(apex.name()));
    }
  }

  /// Names below a DNAME can never be answered (RFC 6672, section 2.4).
  private void checkBelowDnames() {
    Optional<DomainName> above = Optional.empty();
    for (Map.Entry<DomainName, OwnerRecords> entry : owners.entrySet()) {
      DomainName owner = entry.getKey();
      if (above.isPresent() && owner.isBelow(above.get())) {
        problems.add(
            entry.getValue().place(),
            "%s lies below the DNAME at %s and could never be answered"
                .formatted(owner, above.get()));
      } else if (entry.getValue().has(RecordType.DNAME)) {
        above = Optional.of(owner);
      }
    }
  }

  /// Empties the collector as it goes, so that a large zone is not held twice.
  private ZoneFile toZoneFile(Apex apex) {
    TreeMap<DomainName, RecordSets> endpoints = new TreeMap<>();
    while (!owners.isEmpty()) {
      Map.Entry<DomainName, OwnerRecords> first = owners.pollFirstEntry();
      endpoints.put(first.getKey(), first.getValue().toRecordSets());
    }
    return new ZoneFile(apex.name(), apex.soa(), apex.serial(), endpoints);
  }
}
