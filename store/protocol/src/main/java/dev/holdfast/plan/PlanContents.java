package dev.holdfast.plan;

import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import org.pcollections.TreePMap;

/// What a plan says: the whole contents of each endpoint it names, and nothing about any other.
///
/// @param endpoints by owner name in canonical order; empty [RecordSets] retire the endpoint
/// @param recordSets how many record sets they hold together
/// @param digest see [PlanDigest]
public record PlanContents(
    TreePMap<DomainName, RecordSets> endpoints, long recordSets, Digest digest) {

  public static final PlanContents NONE = new PlanContents(TreePMap.empty(), 0, PlanDigest.EMPTY);

  public PlanContents with(DomainName owner, RecordSets contents) {
    return new PlanContents(
        endpoints.plus(owner, contents),
        recordSets + contents.size(),
        PlanDigest.extend(digest, owner, contents));
  }

  public boolean covers(DomainName owner) {
    return endpoints.containsKey(owner);
  }
}
