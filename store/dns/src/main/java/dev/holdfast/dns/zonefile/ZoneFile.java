package dev.holdfast.dns.zonefile;

import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.zone.Soa;
import dev.holdfast.zone.Zone;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a zone file says, or is to say: what is read has no weights, and what is written loses
/// them.
///
/// @param apex the owner of its SOA
/// @param serial the SOA's serial as written, 0 to 4294967295
/// @param endpoints everything but the SOA, by owner name in canonical order; none is empty
public record ZoneFile(
    DomainName apex, Soa soa, long serial, SortedMap<DomainName, RecordSets> endpoints) {

  public ZoneFile {
    endpoints = Collections.unmodifiableSortedMap(endpoints);
  }

  /// What a file written from `zone` says: all that it answers now.
  public static ZoneFile of(Zone zone) {
    SortedMap<DomainName, RecordSets> endpoints = new TreeMap<>();
    zone.endpoints()
        .forEach((owner, endpoint) -> {
          if (!endpoint.isRetired()) {
            endpoints.put(owner, endpoint.live().contents());
          }
        });
    return new ZoneFile(zone.name(), zone.soa(), zone.serial().value(), endpoints);
  }

  /// How many record sets the file holds, the SOA not counted.
  public long recordSets() {
    return endpoints.values().stream().mapToLong(RecordSets::size).sum();
  }

  /// The record sets that a file cannot hold as they are, because they are weighted.
  public List<RecordSet> weighted() {
    return endpoints.values().stream()
        .flatMap(contents -> contents.asList().stream())
        .filter(RecordSet::isWeighted)
        .toList();
  }
}
