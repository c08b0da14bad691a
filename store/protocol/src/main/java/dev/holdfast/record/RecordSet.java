package dev.holdfast.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// All records of one type at one owner name (RFC 2181, section 5): one TTL, at least one rdata, no
/// rdata twice, in canonical order. The owner is the key under which the set is kept.
///
/// Addresses may carry weights. A weighted set answers each query with one address, drawn by
/// weight; one without weights answers with the whole set.
///
/// @param ttlSeconds how long a resolver may keep the set, 0 to [#MAX_TTL_SECONDS]
/// @param weights one weight for each rdata, in the same order, each 0 to [#MAX_WEIGHT]; none at
///   all where the set is not weighted. A weight of 0 keeps an address out of the answers, unless
///   all weights are 0, which makes them equal
public record RecordSet(RecordType type, int ttlSeconds, List<Rdata> rdata, List<Integer> weights) {

  /// The greatest TTL (RFC 2181, section 8).
  public static final int MAX_TTL_SECONDS = Integer.MAX_VALUE;

  public static final int MAX_WEIGHT = 65_535;

  public RecordSet {
    if (type.isMeta()) {
      throw new InvalidRecordException("type %s cannot be stored".formatted(type));
    }
    if (ttlSeconds < 0) {
      throw new InvalidRecordException(
          "TTL %d of %s is not in 0..%d".formatted(ttlSeconds, type, MAX_TTL_SECONDS));
    }
    if (rdata.isEmpty()) {
      throw new InvalidRecordException("record set %s has no values".formatted(type));
    }
    checkWeights(type, rdata, weights);
    List<Integer> order = canonicalOrder(rdata);
    weights = weights.isEmpty() ? List.of() : order.stream().map(weights::get).toList();
    rdata = order.stream().map(rdata::get).toList();
    for (int i = 0; i < rdata.size(); i++) {
      RdataShape.check(type, rdata.get(i));
      if (i > 0 && rdata.get(i).equals(rdata.get(i - 1))) {
        throw new InvalidRecordException("record set %s holds a value twice".formatted(type));
      }
    }
    if (rdata.size() > 1 && (type.equals(RecordType.CNAME) || type.equals(RecordType.DNAME))) {
      throw new InvalidRecordException(
          "record set %s has %d values; it may have 1".formatted(type, rdata.size()));
    }
  }

  /// A set without weights.
  public RecordSet(RecordType type, int ttlSeconds, List<Rdata> rdata) {
    this(type, ttlSeconds, rdata, List.of());
  }

  public static RecordSet of(RecordType type, int ttlSeconds, Rdata... rdata) {
    return new RecordSet(type, ttlSeconds, List.of(rdata));
  }

  private static void checkWeights(RecordType type, List<Rdata> rdata, List<Integer> weights) {
    if (weights.isEmpty()) {
      return;
    }
    if (!type.isAddress()) {
      throw new InvalidRecordException(
          "record set %s has weights; only A and AAAA may have them".formatted(type));
    }
    if (weights.size() != rdata.size()) {
      throw new InvalidRecordException(
          "record set %s has %d values and %d weights; it needs one weight for each value, or none"
              .formatted(type, rdata.size(), weights.size()));
    }
    for (int weight : weights) {
      if (weight < 0 || weight > MAX_WEIGHT) {
        throw new InvalidRecordException(
            "weight %d of %s is not in 0..%d".formatted(weight, type, MAX_WEIGHT));
      }
    }
  }

  /// The places of `rdata` in the order of their octets.
  private static List<Integer> canonicalOrder(List<Rdata> rdata) {
    List<Integer> order = new ArrayList<>(rdata.size());
    IntStream.range(0, rdata.size()).forEach(order::add);
    Collections.sort(order, Comparator.comparing(rdata::get));
    return order;
  }

  public boolean isWeighted() {
    return !weights.isEmpty();
  }

  /// How many of the values some answer may hold: those of weight 0 are in none, unless all are.
  public int answerable() {
    int weighty = 0;
    for (int weight : weights) {
      weighty += weight > 0 ? 1 : 0;
    }
    return weighty == 0 ? rdata.size() : weighty;
  }

  /// Whether some answer may hold the value at `index`.
  public boolean isAnswerable(int index) {
    return weights.isEmpty() || weights.get(index) > 0 || answerable() == rdata.size();
  }

  /// The set as it is told where weights cannot be: without them, and without the values that no
  /// answer may hold.
  public RecordSet flattened() {
    if (!isWeighted()) {
      return this;
    }
    boolean whole = answerable() == rdata.size();
    List<Rdata> told =
        IntStream.range(0, rdata.size())
            .filter(i -> whole || weights.get(i) > 0)
            .mapToObj(rdata::get)
            .toList();
    return new RecordSet(type, ttlSeconds, told);
  }
}
