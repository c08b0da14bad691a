package dev.holdfast.chaos.bench;

import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.ZoneExport;
import dev.holdfast.v1.ExportZoneRequest;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.RecordSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Exports the zone and demands exactly what was planned: every endpoint, every type, every TTL,
/// every value, and nothing else.
final class Export {

  /// @param values as a set: their order carries no meaning
  private record Contents(int ttlSeconds, Set<String> values) {}

  private Export() {}

  /// @return how many endpoints were compared
  /// @throws WrongResultException if anything differs
  static long check(HoldfastClient client, LargeZone zone) {
    Map<String, Map<String, Contents>> expected = new TreeMap<>();
    zone.endpoints()
        .forEach(each -> expected.put(each.getName(), contents(each.getRecordSetsList())));
    Map<String, Map<String, Contents>> found = new TreeMap<>();
    ExportZoneRequest request = ExportZoneRequest.newBuilder().setName(zone.name()).build();
    try (ZoneExport export = client.zones().export(request)) {
      while (export.hasNext()) {
        LiveEndpoint each = export.next();
        found.put(each.getName(), contents(each.getRecordSetsList()));
      }
    }
    if (!found.equals(expected)) {
      throw new WrongResultException(difference(expected, found));
    }
    return found.size();
  }

  private static Map<String, Contents> contents(List<RecordSet> sets) {
    return sets.stream()
        .collect(
            Collectors.toMap(
                RecordSet::getType,
                set -> new Contents(set.getTtlSeconds(), Set.copyOf(set.getValuesList()))));
  }

  private static String difference(
      Map<String, Map<String, Contents>> expected, Map<String, Map<String, Contents>> found) {
    for (String name : expected.keySet()) {
      if (!expected.get(name).equals(found.get(name))) {
        return "%s went in with %s and came out with %s"
            .formatted(name, expected.get(name), found.get(name));
      }
    }
    return "%d endpoints went in and %d came out".formatted(expected.size(), found.size());
  }
}
