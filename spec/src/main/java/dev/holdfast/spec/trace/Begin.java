package dev.holdfast.spec.trace;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes the state that a section begins with into rows: they come before all others and put it
/// together piece by piece.
final class Begin {

  private final Rows rows;
  private final Known known;
  private final Endpoints endpoints;
  private final OperationRows operations;
  private final Fields start;

  Begin(Rows rows, OperationRows operations, Fields start) {
    this.rows = rows;
    this.known = rows.known;
    this.endpoints = rows.endpoints;
    this.operations = operations;
    this.start = start;
  }

  void make() {
    known.lastGeneration = start.number("last_generation");
    known.raiseFloor(start.number("floor"));
    known.storeFrozen = start.fields("frozen").flag("store");
    rows.made.add(
        new Row(0, "KnownStore")
            .with("last", known.lastGeneration)
            .with("lastOverride", start.number("last_override"))
            .with("floor", known.floor)
            .withFlag("storeFrozen", known.storeFrozen));
    start.list("plans").forEach(this::plan);
    zones();
    start.list("overrides").forEach(this::override);
    start.list("targets").forEach(this::target);
  }

  private void plan(Fields told) {
    long generation = told.number("generation");
    String status = told.text("status");
    Map<Integer, String> contents = new TreeMap<>();
    if (!status.equals("cleaned")) {
      Known.Plan plan = new Known.Plan();
      plan.sealed = status.equals("sealed");
      plan.openedAt = told.instant("opened_at");
      for (Fields one : told.list("endpoints")) {
        int number = endpoints.number(one.text("owner"));
        long name = endpoints.putForward(number, generation, one.fields("content"));
        plan.contents.put(number, name);
        contents.put(number, Long.toString(name));
      }
      known.plans.put(generation, plan);
    }
    rows.made.add(
        new Row(0, "KnownPlan")
            .with("g", generation)
            .withText("status", status)
            .withValues("content", contents));
  }

  private void zones() {
    Fields frozen = start.fields("frozen");
    Set<String> zonesFrozen = new TreeSet<>(frozen.texts("zones"));
    List<Integer> endpointsFrozen = rows.numbers(frozen.texts("endpoints"));
    Map<String, Fields> told = new TreeMap<>();
    start.list("zones").forEach(zone -> told.put(zone.text("zone"), zone));
    known.zones.forEach((name, zone) -> {
      zone.frozen = zonesFrozen.contains(name);
      List<Integer> cold =
          endpointsFrozen.stream().filter(one -> endpoints.zone(one).equals(name)).toList();
      Row row =
          new Row(0, "KnownZone")
              .withText("z", name)
              .withFlag("whole", zone.frozen)
              .withSet("cold", cold);
      if (told.containsKey(name)) {
        zone(told.get(name), zone, row);
      }
      rows.made.add(
          row.withFlag("exists", zone.exists)
              .with("floor", zone.floor)
              .with("limit", zone.limit)
              .with("least", zone.leastAddresses));
    });
  }

  private void zone(Fields told, Known.Zone zone, Row row) {
    zone.exists = true;
    zone.floor = told.number("floor");
    zone.limit = told.number("history_limit");
    zone.leastAddresses = told.number("min_addresses", 0);
    Map<Integer, String> guards = new TreeMap<>();
    for (Fields at : told.list("guards_at")) {
      long least = at.number("min_addresses", 0);
      if (least > 0) {
        int number = endpoints.number(at.text("owner"));
        zone.leastAt.put(number, least);
        guards.put(number, Long.toString(least));
      }
    }
    Map<Integer, String> live = new TreeMap<>();
    for (Fields endpoint : told.list("endpoints")) {
      int number = endpoints.number(endpoint.text("owner"));
      live.put(
          number,
          "[live |-> %s, history |-> %s]"
              .formatted(
                  entry(number, endpoint),
                  Tla.sequence(
                      endpoint.list("history").stream()
                          .map(past -> entry(number, past))
                          .toList())));
    }
    row.withValues("guards", guards).withValues("endpoints", live);
  }

  private String entry(int endpoint, Fields live) {
    long generation = live.number("generation");
    return "[generation |-> %d, content |-> %d]"
        .formatted(generation, endpoints.putForward(endpoint, generation, live.fields("content")));
  }

  private void override(Fields told) {
    long id = told.number("override");
    Instant expiresAt = told.instant("expires_at");
    Known.Override override =
        operations.override(told.texts("rules"), told.texts("endpoints"), expiresAt);
    boolean expired = !start.instant("at").isBefore(expiresAt);
    known.overrides.put(id, override);
    if (expired) {
      known.runOut.add(id);
    }
    rows.made.add(
        new Row(0, "KnownOverride")
            .with("o", id)
            .withSet("lifts", override.lifts(), OperationRows.others(override))
            .with("uses", told.number("uses_left"))
            .withFlag("expired", expired));
  }

  private void target(Fields told) {
    String name = told.text("target");
    Map<Integer, String> held = new TreeMap<>();
    for (Fields one : told.list("held")) {
      held.put(endpoints.number(one.text("owner")), Long.toString(one.number("generation")));
    }
    TreeSet<Long> claimed = new TreeSet<>();
    for (Fields claim : told.list("claims")) {
      claimed.add(claim.number("generation"));
      known.claimsOf(name).put(claim.number("generation"), claim.instant("expires_at"));
    }
    rows.made.add(
        new Row(0, "KnownTarget")
            .withText("t", name)
            .with("claimed", Tla.set(claimed))
            .withValues("holds", held));
  }
}
