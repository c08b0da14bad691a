package dev.holdfast.dns.zonefile;

import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The records of one owner name as they come in, with the place of each set's first.
final class OwnerRecords {

  private final List<Collected> sets = new ArrayList<>(2);

  /// Where the owner was named first.
  Place place() {
    return sets.getFirst().place;
  }

  boolean has(RecordType type) {
    return find(type).isPresent();
  }

  void add(Place place, RecordType type, int ttlSeconds, Rdata rdata) {
    Optional<Collected> set = find(type);
    if (set.isPresent()) {
      set.get().add(ttlSeconds, rdata);
    } else {
      checkStandsAlone(type);
      sets.add(new Collected(place, type, ttlSeconds, rdata));
    }
  }

  RecordSets toRecordSets() {
    return RecordSets.of(sets.stream().map(Collected::toRecordSet).toList());
  }

  private Optional<Collected> find(RecordType type) {
    for (Collected set : sets) {
      if (set.type.equals(type)) {
        return Optional.of(set);
      }
    }
    return Optional.empty();
  }

  private void checkStandsAlone(RecordType type) {
    for (Collected set : sets) {
      if (conflict(type, set.type) || conflict(set.type, type)) {
        throw new InvalidRecordException(
            "%s beside the %s at %s; a CNAME stands alone".formatted(type, set.type, set.place));
      }
    }
  }

  private static boolean conflict(RecordType one, RecordType other) {
    return one.equals(RecordType.CNAME)
        && !other.equals(RecordType.RRSIG)
        && !other.equals(RecordType.NSEC);
  }

  private static final class Collected {

    private static final int INDEX_FROM = 16;

    private final Place place;
    private final RecordType type;
    private final int ttlSeconds;
    private final List<Rdata> rdata = new ArrayList<>(1);
    private Set<Rdata> index = Set.of();

    Collected(Place place, RecordType type, int ttlSeconds, Rdata first) {
      this.place = place;
      this.type = type;
      this.ttlSeconds = ttlSeconds;
      rdata.add(first);
    }

    void add(int ttlSeconds, Rdata next) {
      if (contains(next)) {
        throw new InvalidRecordException(
            "the same %s record a second time; the set starts at %s".formatted(type, place));
      }
      if (isSingle()) {
        throw new InvalidRecordException(
            "a second %s; the first stands at %s and a name has one".formatted(type, place));
      }
      if (ttlSeconds != this.ttlSeconds) {
        throw new InvalidRecordException(
            "TTL %d differs from the TTL %d of the same record set at %s"
                .formatted(ttlSeconds, this.ttlSeconds, place));
      }
      rdata.add(next);
      if (rdata.size() > INDEX_FROM) {
        index.add(next);
      }
    }

    /// Sets are small but for a few; those get an index.
    private boolean contains(Rdata next) {
      if (rdata.size() < INDEX_FROM) {
        return rdata.contains(next);
      }
      if (index.isEmpty()) {
        index = new HashSet<>(rdata);
      }
      return index.contains(next);
    }

    private boolean isSingle() {
      return type.equals(RecordType.CNAME) || type.equals(RecordType.DNAME);
    }

    RecordSet toRecordSet() {
      return new RecordSet(type, ttlSeconds, rdata);
    }
  }
}
