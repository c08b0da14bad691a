package dev.holdfast.spec.trace;

import dev.holdfast.guard.MinAddresses;
import dev.holdfast.guard.NeverEmpty;
import dev.holdfast.protocol.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/// Freeze, Unfreeze, SetGuards, SetHistoryLimit, GrantOverride, RevokeOverride.
final class OperationRows {

  /// As `State.tla` calls them.
  private static final String ZONE_ITSELF = "\"zone\"";

  private static final String STORE_ITSELF = "\"store\"";

  private final Rows rows;
  private final Known known;
  private final Endpoints endpoints;

  OperationRows(Rows rows) {
    this.rows = rows;
    this.known = rows.known;
    this.endpoints = rows.endpoints;
  }

  void freeze(Event event) {
    about(event, "Freeze", true);
  }

  void unfreeze(Event event) {
    about(event, "Unfreeze", false);
  }

  private void about(Event event, String action, boolean freezes) {
    Fields arguments = event.arguments();
    List<Integer> about =
        arguments.has("endpoints") ? rows.numbers(arguments.texts("endpoints")) : List.of();
    Refusing refusing = Refusing.of(event, endpoints, about);
    if (refusing.unspecified().isPresent()) {
      rows.addNothing(event, Translation.refusedBy(refusing.unspecified().get()));
      return;
    }
    if (arguments.has("zone")) {
      rows.focusOnZones(event, Set.of(arguments.text("zone")));
    } else {
      rows.focusOn(event, about);
    }
    String[] others =
        arguments.has("zone")
            ? new String[] {ZONE_ITSELF}
            : arguments.has("store") ? new String[] {STORE_ITSELF} : new String[0];
    Row row =
        rows.add(event, action, event.accepted(), refusing).withSet("subjects", about, others);
    Fields after = event.after();
    if (after.has("frozen")) {
      List<Integer> frozen = rows.numbers(after.texts("frozen"));
      row.withSet("cold", frozen)
          .withSet("thawed", about.stream().filter(one -> !frozen.contains(one)).toList());
    } else {
      boolean frozen = after.flag(after.has("zone_frozen") ? "zone_frozen" : "store_frozen");
      row.withSet(frozen ? "cold" : "thawed", List.of(), others);
    }
    if (event.accepted() && arguments.has("zone")) {
      known.zone(arguments.text("zone")).frozen = freezes;
    }
    known.storeFrozen = event.accepted() && arguments.has("store") ? freezes : known.storeFrozen;
  }

  void setGuards(Event event) {
    String zone = event.arguments().text("zone");
    long least = event.arguments().number("min_addresses", 0);
    Optional<Integer> at =
        event.arguments().has("endpoint")
            ? Optional.of(endpoints.number(event.arguments().text("endpoint")))
            : Optional.empty();
    setting(
        event,
        zone,
        "SetGuards",
        (known, row) -> {
          row.with("least", least);
          at.ifPresentOrElse(
              endpoint -> row.withOne("s", endpoint), () -> row.with("s", ZONE_ITSELF));
          if (event.accepted()) {
            at.ifPresentOrElse(
                endpoint -> known.leastAt.put(endpoint, least), () -> known.leastAddresses = least);
          }
        });
  }

  void setHistoryLimit(Event event) {
    long contents = event.arguments().number("contents");
    setting(
        event,
        event.arguments().text("zone"),
        "SetHistoryLimit",
        (known, row) -> {
          row.with("limit", contents);
          if (event.accepted()) {
            row.with("limitAfter", event.after().fields("zone").number("history_limit"));
            known.limit = contents;
          }
        });
  }

  private void setting(
      Event event, String zone, String action, BiConsumer<Known.Zone, Row> filling) {
    Refusing refusing = Refusing.of(event, endpoints, List.of());
    if (refusing.unspecified().isPresent()) {
      rows.addNothing(event, Translation.refusedBy(refusing.unspecified().get()));
    } else {
      rows.focusOnZones(event, Set.of(zone));
      filling.accept(known.zone(zone), rows.add(event, action, event.accepted(), refusing));
    }
  }

  void grantOverride(Event event) {
    if (!event.accepted()) {
      rows.addNothing(event, Translation.refusedBy(event.refusals().getFirst().rule()));
      return;
    }
    Fields granted = event.after().list("overrides").getFirst();
    Known.Override override =
        override(
            event.arguments().texts("rules"),
            event.arguments().texts("endpoints"),
            granted.instant("expires_at"));
    known.overrides.put(granted.number("override"), override);
    rows.add(event, "GrantOverride", true, Refusing.of(event, endpoints, List.of()))
        .withSet("lifts", override.lifts(), others(override))
        .with("uses", event.arguments().number("uses"));
  }

  static String[] others(Known.Override override) {
    return override.zones().isEmpty() ? new String[0] : new String[] {ZONE_ITSELF};
  }

  /// What an override is to the specification, where one lifts all guards at its endpoints.
  Known.Override override(List<String> rules, Collection<String> owners, Instant expiresAt) {
    List<String> others = new ArrayList<>(rules);
    others.removeAll(List.of(NeverEmpty.RULE, MinAddresses.RULE, Rule.ZONE_NOT_EMPTY));
    boolean lifts = rules.contains(NeverEmpty.RULE) || rules.contains(MinAddresses.RULE);
    boolean counted =
        known.zones.values().stream()
            .anyMatch(zone -> zone.leastAddresses > 0 || !zone.leastAt.isEmpty());
    boolean exact =
        others.isEmpty()
            && (!lifts
                || (rules.contains(NeverEmpty.RULE)
                    && (!counted || rules.contains(MinAddresses.RULE))));
    return new Known.Override(
        lifts ? new TreeSet<>(rows.numbers(owners)) : Set.of(),
        rules.contains(Rule.ZONE_NOT_EMPTY) ? new TreeSet<>(owners) : Set.of(),
        exact,
        expiresAt);
  }

  void revokeOverride(Event event) {
    long id = event.arguments().number("override");
    rows.add(event, "RevokeOverride", event.accepted(), Refusing.of(event, endpoints, List.of()))
        .with("o", id);
    if (event.accepted()) {
      known.overrides.remove(id);
    }
  }
}
