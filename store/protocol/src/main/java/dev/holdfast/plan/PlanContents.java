package dev.holdfast.plan;

import dev.holdfast.collection.SortedTable;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;

/// What a plan says: the whole contents of each endpoint it names, and nothing about any other.
///
/// @param endpoints by owner name in canonical order; empty [RecordSets] retire the endpoint
/// @param recordSets how many record sets they hold together
/// @param octets what names, record sets and values take in wire form: what staging is bounded by
/// @param digest see [PlanDigest]
public record PlanContents(
    SortedTable<DomainName, RecordSets> endpoints, long recordSets, long octets, Digest digest) {

  public static final PlanContents NONE =
      new PlanContents(SortedTable.empty(), 0, 0, PlanDigest.EMPTY);

  /// Octets of a record set beside its values: type, TTL, and number of values.
  private static final int SET_OCTETS = 10;

  /// Octets of a value beside its own: its length, and its weight.
  private static final int VALUE_OCTETS = 8;

  public PlanContents with(DomainName owner, RecordSets contents) {
    return new PlanContents(
        endpoints.plus(owner, contents),
        recordSets + contents.size(),
        octets + octets(owner, contents),
        PlanDigest.extend(digest, owner, contents));
  }

  /// What one endpoint adds to [#octets].
  public static long octets(DomainName owner, RecordSets contents) {
    long octets = owner.wireLength();
    for (RecordSet set : contents) {
      octets += SET_OCTETS;
      for (Rdata value : set.rdata()) {
        octets += VALUE_OCTETS + value.length();
      }
    }
    return octets;
  }

  public boolean covers(DomainName owner) {
    return endpoints.containsKey(owner);
  }
}
