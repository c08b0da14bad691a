package dev.holdfast.agents.planfile;

import dev.holdfast.plan.PlanDigest;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.RecordSets;
import dev.holdfast.v1.PlannedEndpoint;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What plan files say together.
///
/// @param endpoints by owner name in canonical order; empty [RecordSets] retire the endpoint
/// @param files those it was read from
/// @param ignored files beside them that are no plan files
public record PlannedContents(
    SortedMap<DomainName, RecordSets> endpoints, List<String> files, List<String> ignored) {

  public PlannedContents {
    endpoints = Collections.unmodifiableSortedMap(endpoints);
    files = List.copyOf(files);
    ignored = List.copyOf(ignored);
  }

  /// Whether the files name no endpoint at all. Such contents change nothing.
  public boolean isEmpty() {
    return endpoints.isEmpty();
  }

  /// The digest of a plan that has been staged with these contents in this order.
  public Digest digest() {
    Digest digest = PlanDigest.EMPTY;
    for (Map.Entry<DomainName, RecordSets> endpoint : endpoints.entrySet()) {
      digest = PlanDigest.extend(digest, endpoint.getKey(), endpoint.getValue());
    }
    return digest;
  }

  /// The contents as they are staged, in canonical order, made one at a time and anew for each
  /// iterator.
  public Iterable<PlannedEndpoint> messages() {
    return () ->
        endpoints.entrySet().stream()
            .map(endpoint -> EndpointMessages.planned(endpoint.getKey(), endpoint.getValue()))
            .iterator();
  }

  /// Collects contents from several files; no endpoint may stand in two of them.
  static final class Builder {

    private final SortedMap<DomainName, RecordSets> endpoints = new TreeMap<>();
    private final Map<DomainName, String> fileOf = new HashMap<>();

    void add(DomainName owner, RecordSets contents, String file) {
      String other = fileOf.putIfAbsent(owner, file);
      if (other != null) {
        throw new InvalidRecordException(
            other.equals(file)
                ? "%s stands in the file twice".formatted(owner)
                : "%s stands in %s too; one file says all of an endpoint".formatted(owner, other));
      }
      endpoints.put(owner, contents);
    }

    PlannedContents build(List<String> files, List<String> ignored) {
      return new PlannedContents(endpoints, files, ignored);
    }
  }
}
