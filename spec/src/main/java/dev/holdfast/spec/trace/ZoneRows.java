package dev.holdfast.spec.trace;

import dev.holdfast.protocol.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// CreateZone, ImportZone, DeleteZone.
final class ZoneRows {

  /// What refuses an import of a zone that does not exist, as far as the specification has it.
  private static final Set<String> BEFORE_IT_EXISTS =
      Set.of(
          Rule.FROZEN,
          Rule.PLAN_CLEANED,
          Rule.PLAN_NOT_FOUND,
          Rule.PLAN_NOT_SEALED,
          Rule.ZONE_NEEDS_NAME_SERVER);

  private final Rows rows;
  private final Known known;
  private final Endpoints endpoints;
  private final LiveRows live;

  ZoneRows(Rows rows, LiveRows live) {
    this.rows = rows;
    this.known = rows.known;
    this.endpoints = rows.endpoints;
    this.live = live;
  }

  /// What a command about a zone was refused for is about no endpoint, even where the apex is
  /// named.
  private Refusing refusing(Event event) {
    return Refusing.of(event, endpoints, List.of());
  }

  private static String zoneName(Event event) {
    return event.arguments().text("zone");
  }

  private boolean isHeld(String zone) {
    return known.storeFrozen || known.zone(zone).frozen;
  }

  void createZone(Event event) {
    String name = zoneName(event);
    boolean apexHeld = isRefusedBy(event, Rule.FROZEN) && !isHeld(name);
    boolean needsServer = isRefusedBy(event, Rule.ZONE_NEEDS_NAME_SERVER);
    Optional<String> rule = refusing(event).unspecified();
    if (rule.isPresent() || apexHeld || needsServer) {
      rows.addNothing(event, Translation.refusedBy(event.refusals().getFirst().rule()));
      return;
    }
    rows.focusOnZones(event, Set.of(name));
    if (!event.accepted()) {
      rows.add(event, "CreateZone", false, refusing(event));
      return;
    }
    known.zone(name).exists = true;
    rows.made.add(
        new Row(event.number(), "CreateZone")
            .withFlag("step", true)
            .withFlag("beside", false)
            .with("last", event.lastGeneration())
            .with("zone", zoneAfter(event)));
    apexGoesLive(event);
  }

  private static boolean isRefusedBy(Event event, String rule) {
    return event.refusals().stream().anyMatch(refused -> refused.rule().equals(rule));
  }

  private static String zoneAfter(Event event) {
    Fields zone = event.after().fields("zone");
    return "[exists |-> %s, floor |-> %d]"
        .formatted(Tla.bool(zone.flag("exists")), zone.number("floor"));
  }

  private void apexGoesLive(Event event) {
    for (Fields apex : event.after().list("endpoints")) {
      int number = endpoints.number(apex.text("owner"));
      endpoints.putForward(number, apex.number("generation"), apex.fields("content"));
      rows.made.add(
          new Row(event.number(), "ApexGoesLive")
              .with("last", event.lastGeneration())
              .withOne("e", number)
              .withValues(
                  "ends",
                  Map.of(
                      number,
                      "[g |-> %d, c |-> %s, h |-> <<>>]"
                          .formatted(
                              apex.number("generation"),
                              Tla.set(endpoints.called(number, apex.fields("content")))))));
    }
  }

  void importZone(Event event) {
    String name = zoneName(event);
    boolean exists = known.zone(name).exists;
    Optional<String> rule = refusing(event).unspecified();
    boolean early =
        event.refusals().stream().allMatch(refused -> BEFORE_IT_EXISTS.contains(refused.rule()));
    if (rule.isPresent() || (!event.accepted() && !exists && !early)) {
      rows.addNothing(event, Translation.refusedBy(event.refusals().getFirst().rule()));
      return;
    }
    if (!event.overrides().isEmpty() && (!event.accepted() || !event.usesLeft().isEmpty())) {
      live.beyond(event, LiveRows.OVERRIDES);
      return;
    }
    rows.focusOnZones(event, Set.of(name));
    if (event.accepted() && !exists) {
      known.zone(name).exists = true;
      rows.made.add(new Row(event.number(), "ZoneIsMade"));
    }
    List<Integer> about = new ArrayList<>();
    Optional.ofNullable(known.plans.get(event.arguments().number("generation")))
        .ifPresent(plan -> about.addAll(plan.contents.keySet()));
    boolean ofZone = isRefusedBy(event, Rule.FROZEN) && isHeld(name);
    Refusing refusing = ofZone ? refusing(event) : Refusing.of(event, endpoints, about);
    Row row =
        rows.add(event, "ImportZone", !event.after().list("endpoints").isEmpty(), refusing)
            .with("g", event.arguments().number("generation"));
    if (event.accepted()) {
      row.with("zone", zoneAfter(event));
    }
  }

  void deleteZone(Event event) {
    String name = zoneName(event);
    Refusing refusing = refusing(event);
    if (refusing.unspecified().isPresent()) {
      rows.addNothing(event, Translation.refusedBy(refusing.unspecified().get()));
      return;
    }
    rows.focusOnZones(event, Set.of(name));
    if (event.overrides().size() > 1 && !event.accepted()) {
      rows.addNothing(event, LiveRows.OVERRIDES);
      return;
    }
    Optional<Long> override = overrideOf(event, name);
    Row row =
        rows.add(
            event,
            override.isPresent() ? "DeleteZoneBringing" : "DeleteZone",
            event.accepted(),
            refusing);
    override.ifPresent(id -> row.with("o", id));
    if (event.accepted()) {
      row.with("zone", zoneAfter(event));
      long floor = event.after().fields("zone").number("floor");
      known.zone(name).remove(floor);
      known.raiseFloor(floor);
    }
  }

  /// The override that lets the zone be deleted, or that would if it were in force. One that names
  /// another zone is none.
  private Optional<Long> overrideOf(Event event, String name) {
    if (event.accepted()) {
      return event.usesLeft().keySet().stream().findFirst();
    }
    return event.overrides().stream()
        .filter(id ->
            Optional.ofNullable(known.overrides.get(id))
                    .map(override -> known.runOut.contains(id) || override.zones().contains(name))
                    .orElse(true)
                || event.refusals().stream()
                    .anyMatch(refused -> refused.rule().equals(Rule.OVERRIDE_USED_UP)))
        .findFirst();
  }
}
