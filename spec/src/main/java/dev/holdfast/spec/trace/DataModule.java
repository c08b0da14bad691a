package dev.holdfast.spec.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Writes `TraceData.tla`.
final class DataModule {

  private final Endpoints endpoints;
  private final List<String> names;

  private DataModule(Endpoints endpoints, List<String> names) {
    this.endpoints = endpoints;
    this.names = names;
  }

  /// The module's text.
  ///
  /// @param names for each endpoint, see [Alike#names]
  static String text(Translation.Translated translated, List<String> names) {
    DataModule module = new DataModule(translated.endpoints(), names);
    List<String> rows = translated.rows().stream().map(module::row).toList();
    return """
    ----------------------------- MODULE TraceData -----------------------------
    EXTENDS Integers, Sequences, TLC

    TraceEndpoints == %s
    Zones == %s
    ZoneOf == %s
    Names == %s
    Apexes == %s
    Kinds == %s
    Plenty == [addresses |-> 1000, servers |-> 1000, answers |-> 1000, alias |-> FALSE]

    Rows == <<
    %s
    >>
    =============================================================================
    """
        .formatted(
            set(Set.copyOf(names)),
            Tla.set(module.zones().stream().map(Tla::string).toList()),
            module.zoneOf(),
            module.namesOfZones(),
            module.apexes(),
            module.kinds(),
            String.join(",\n", rows));
  }

  private static String set(Set<String> names) {
    return Tla.set(new TreeSet<>(names).stream().map(Tla::string).toList());
  }

  private Set<String> zones() {
    Set<String> zones = new TreeSet<>(endpoints.apexes());
    zones.add(Endpoints.NOWHERE);
    return zones;
  }

  private String zoneOf() {
    Map<String, String> zoneOf = new TreeMap<>();
    for (int endpoint = 0; endpoint < names.size(); endpoint++) {
      zoneOf.put(names.get(endpoint), Tla.string(endpoints.zone(endpoint)));
    }
    return Tla.record(zoneOf);
  }

  private String namesOfZones() {
    Map<String, Set<String>> within = new TreeMap<>();
    zones().forEach(zone -> within.put(zone, new TreeSet<>()));
    for (int endpoint = 0; endpoint < names.size(); endpoint++) {
      within.get(endpoints.zone(endpoint)).add(names.get(endpoint));
    }
    return Tla.function(within, Tla::string, DataModule::set);
  }

  private String apexes() {
    Set<String> apexes = new TreeSet<>();
    for (int endpoint = 0; endpoint < names.size(); endpoint++) {
      if (endpoints.isApex(endpoint)) {
        apexes.add(names.get(endpoint));
      }
    }
    return set(apexes);
  }

  private String kinds() {
    List<String> kinds = new ArrayList<>();
    kinds.add("[holds |-> %s, of |-> <<>>]".formatted(Kind.NOTHING.tla()));
    endpoints
        .kinds()
        .forEach((kind, of) -> {
          Map<String, String> contents = new TreeMap<>();
          of.forEach((endpoint, called) -> contents.put(names.get(endpoint), Tla.set(called)));
          kinds.add("[holds |-> %s, of |-> %s]".formatted(kind.tla(), Tla.record(contents)));
        });
    return Tla.sequence(kinds);
  }

  private String row(Row row) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("do", Tla.string(row.action()));
    fields.put("why", why(row));
    fields.putAll(row.fields());
    row.ones().forEach((field, endpoint) -> fields.put(field, Tla.string(names.get(endpoint))));
    row.endpoints().forEach((field, about) -> fields.put(field, about(about)));
    return Tla.record(fields);
  }

  private String about(Row.About about) {
    if (about.set()) {
      Set<String> elements = new TreeSet<>();
      about.values().keySet().forEach(one -> elements.add(Tla.string(names.get(one))));
      elements.addAll(about.others());
      return Tla.set(elements);
    }
    Map<String, String> values = new TreeMap<>();
    about.values().forEach((endpoint, value) -> values.put(names.get(endpoint), value));
    return Tla.record(values);
  }

  private String why(Row row) {
    Set<String> reasons =
        row.reasons().stream()
            .map(reason ->
                "[rule |-> %s, at |-> {%s}]"
                    .formatted(
                        Tla.string(reason.rule()),
                        reason.endpoint().map(names::get).map(Tla::string).orElse("")))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return Tla.set(reasons);
  }
}
