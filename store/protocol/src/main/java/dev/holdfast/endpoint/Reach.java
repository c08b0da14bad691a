package dev.holdfast.endpoint;

import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The addresses a client reaches through an endpoint: those that answers for it hold, directly or
/// at the end of its CNAME. Addresses of weight 0 are in no answer and do not count.
///
/// @param addresses rdata of A, then of AAAA
/// @param outside whether the CNAME leads out of the store, to addresses it does not know
public record Reach(List<Rdata> addresses, boolean outside) {

  public static final Reach NOTHING = new Reach(List.of(), false);

  /// Leads out of the store.
  public static final Reach OUTSIDE = new Reach(List.of(), true);

  /// Octets of an A record's address.
  private static final int V4_OCTETS = 4;

  /// What `contents` hold themselves.
  public static Reach direct(RecordSets contents) {
    List<Rdata> addresses = List.of();
    for (RecordSet set : contents) {
      if (set.type().isAddress()) {
        addresses = joined(addresses, answerable(set));
      }
    }
    return addresses.isEmpty() ? NOTHING : new Reach(addresses, false);
  }

  private static List<Rdata> answerable(RecordSet set) {
    if (set.answerable() == set.rdata().size()) {
      return set.rdata();
    }
    List<Rdata> answered = new ArrayList<>();
    for (int i = 0; i < set.rdata().size(); i++) {
      if (set.isAnswerable(i)) {
        answered.add(set.rdata().get(i));
      }
    }
    return answered;
  }

  private static List<Rdata> joined(List<Rdata> first, List<Rdata> second) {
    if (first.isEmpty()) {
      return second;
    }
    List<Rdata> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /// How many addresses are known to be reached.
  public int size() {
    return addresses.size();
  }

  public boolean isEmpty() {
    return addresses.isEmpty() && !outside;
  }

  public boolean hasV4() {
    return addresses.stream().anyMatch(address -> address.length() == V4_OCTETS);
  }

  public boolean hasV6() {
    return addresses.stream().anyMatch(address -> address.length() != V4_OCTETS);
  }

  /// How many of these addresses `after` does not reach; none where either leads out of the store,
  /// because then nobody can tell.
  public int lost(Reach after) {
    if (outside || after.outside || addresses.equals(after.addresses)) {
      return 0;
    }
    Set<Rdata> left = new HashSet<>(after.addresses);
    int lost = 0;
    for (Rdata address : addresses) {
      lost += left.contains(address) ? 0 : 1;
    }
    return lost;
  }
}
