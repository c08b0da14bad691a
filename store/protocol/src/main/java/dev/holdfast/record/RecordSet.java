package dev.holdfast.record;

import java.util.List;

/// All records of one type at one owner name (RFC 2181, section 5): one TTL, at least one rdata, no
/// rdata twice, in canonical order. The owner is the key under which the set is kept.
///
/// @param ttlSeconds how long a resolver may keep the set, 0 to [#MAX_TTL_SECONDS]
public record RecordSet(RecordType type, int ttlSeconds, List<Rdata> rdata) {

  /// The greatest TTL (RFC 2181, section 8).
  public static final int MAX_TTL_SECONDS = Integer.MAX_VALUE;

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
    rdata = rdata.stream().sorted().toList();
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

  public static RecordSet of(RecordType type, int ttlSeconds, Rdata... rdata) {
    return new RecordSet(type, ttlSeconds, List.of(rdata));
  }
}
