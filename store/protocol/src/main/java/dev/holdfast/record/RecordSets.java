package dev.holdfast.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Everything an endpoint holds: at most one [RecordSet] of each type, ordered by type number.
///
/// Sets of rules that concern one owner name alone are checked here: a CNAME stands alone but for
/// DNSSEC records (RFC 2181, section 10.1), and no SOA is kept, because the zone makes its own.
public final class RecordSets implements Iterable<RecordSet> {

  /// No record set at all: what a retired endpoint holds.
  public static final RecordSets NONE = new RecordSets(List.of());

  private final List<RecordSet> sets;

  private RecordSets(List<RecordSet> sets) {
    this.sets = sets;
  }

  /// The given sets as one endpoint's contents.
  ///
  /// @throws InvalidRecordException if a type occurs twice, a CNAME does not stand alone, or an SOA
  ///   is among them
  public static RecordSets of(List<RecordSet> sets) {
    if (sets.isEmpty()) {
      return NONE;
    }
    List<RecordSet> sorted = sets.stream().sorted(Comparator.comparing(RecordSet::type)).toList();
    RecordSets contents = new RecordSets(sorted);
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).type().equals(sorted.get(i - 1).type())) {
        throw new InvalidRecordException(
            "record set %s is given twice".formatted(sorted.get(i).type()));
      }
    }
    if (contents.has(RecordType.SOA)) {
      throw new InvalidRecordException("the SOA belongs to the zone; it is not a record set here");
    }
    if (contents.has(RecordType.CNAME) && sorted.stream().anyMatch(RecordSets::excludesCname)) {
      throw new InvalidRecordException("a CNAME stands beside other record sets; it must be alone");
    }
    return contents;
  }

  public static RecordSets of(RecordSet... sets) {
    return of(List.of(sets));
  }

  private static boolean excludesCname(RecordSet set) {
    RecordType type = set.type();
    return !type.equals(RecordType.CNAME)
        && !type.equals(RecordType.RRSIG)
        && !type.equals(RecordType.NSEC);
  }

  public boolean isEmpty() {
    return sets.isEmpty();
  }

  public int size() {
    return sets.size();
  }

  public boolean has(RecordType type) {
    return find(type).isPresent();
  }

  public Optional<RecordSet> find(RecordType type) {
    for (RecordSet set : sets) {
      if (set.type().code() == type.code()) {
        return Optional.of(set);
      }
    }
    return Optional.empty();
  }

  /// Where the CNAME leads, if there is one.
  public Optional<DomainName> aliasTarget() {
    return find(RecordType.CNAME)
        .map(alias -> DomainName.fromWire(alias.rdata().getFirst().toBytes()));
  }

  /// These contents with `set` in place of the one of its type.
  ///
  /// @throws InvalidRecordException as [#of(List)]
  public RecordSets with(RecordSet set) {
    List<RecordSet> changed = new ArrayList<>(without(set.type()).sets);
    changed.add(set);
    return of(changed);
  }

  /// These contents less the set of `type`.
  public RecordSets without(RecordType type) {
    return of(sets.stream().filter(set -> !set.type().equals(type)).toList());
  }

  public List<RecordSet> asList() {
    return sets;
  }

  @Override
  public Iterator<RecordSet> iterator() {
    return sets.iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordSets contents && sets.equals(contents.sets);
  }

  @Override
  public int hashCode() {
    return sets.hashCode();
  }

  @Override
  public String toString() {
    return sets.toString();
  }
}
