package dev.holdfast.spec.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The rows made so far, and what those who make them share.
final class Rows {

  final Endpoints endpoints;
  final Known known;
  final List<Row> made = new ArrayList<>();

  Rows(Endpoints endpoints, Known known) {
    this.endpoints = endpoints;
    this.known = known;
  }

  /// Brings the zones of these endpoints into focus.
  void focusOn(Event event, Collection<Integer> about) {
    focusOnZones(event, zonesOf(about));
  }

  Set<String> zonesOf(Collection<Integer> about) {
    return about.stream().map(endpoints::zone).collect(Collectors.toCollection(TreeSet::new));
  }

  void focusOnZones(Event event, Set<String> zones) {
    if (!zones.isEmpty() && !zones.equals(known.focus)) {
      known.focus = Set.copyOf(zones);
      made.add(
          new Row(event.number(), "Focus")
              .with("zones", Tla.set(zones.stream().sorted().map(Tla::string).toList())));
    }
  }

  /// What has run out by now runs out in the specification too.
  void expire(Event event) {
    Instant now = event.at();
    known.overrides.forEach((id, override) -> {
      if (!now.isBefore(override.expiresAt()) && known.runOut.add(id)) {
        made.add(step(event, "OverrideRunsOut").with("o", id).with("last", known.lastGeneration));
      }
    });
    known.claims.forEach((target, claims) -> {
      for (long generation :
          claims.entrySet().stream()
              .filter(claim -> !now.isBefore(claim.getValue()))
              .map(Map.Entry::getKey)
              .sorted()
              .toList()) {
        claims.remove(generation);
        made.add(
            step(event, "ClaimExpires")
                .withText("t", target)
                .with("g", generation)
                .with("last", known.lastGeneration));
      }
    });
  }

  private static Row step(Event event, String action) {
    return new Row(event.number(), action).withFlag("step", true).withFlag("beside", false);
  }

  /// A row for an action of the specification, with all that every event tells.
  Row add(Event event, String action, boolean step, Refusing refusing) {
    Row row =
        new Row(event.number(), action)
            .withFlag("step", step)
            .withFlag("beside", !refusing.besideRules().isEmpty())
            .with("last", event.lastGeneration())
            .because(refusing.reasons());
    if (!refusing.besideRules().isEmpty()) {
      row.beyond(refusing.besideText());
    }
    tellChanges(row, event);
    made.add(row);
    return row;
  }

  /// A row for a command that changed nothing and that the specification does not have.
  void addNothing(Event event, String why) {
    Row row = new Row(event.number(), "Nothing").with("last", event.lastGeneration()).beyond(why);
    tellChanges(row, event);
    made.add(row);
  }

  /// Follows the record where the specification does not reach.
  void addAsLogged(Event event, String why) {
    List<Fields> changed = event.after().list("endpoints");
    Map<Integer, String> becomes = new TreeMap<>();
    for (Fields endpoint : changed) {
      int number = endpoints.number(endpoint.text("owner"));
      becomes.put(
          number,
          Long.toString(
              endpoints.putForward(
                  number, endpoint.number("generation"), endpoint.fields("content"))));
    }
    focusOn(event, becomes.keySet());
    Set<Integer> frozen = new HashSet<>();
    if (event.after().has("frozen")) {
      event.after().texts("frozen").forEach(owner -> frozen.add(endpoints.number(owner)));
    }
    Row row =
        new Row(event.number(), "AsLogged")
            .with("last", event.lastGeneration())
            .with("gen", changed.isEmpty() ? 0 : changed.getFirst().number("generation"))
            .withValues("becomes", becomes)
            .withSet("freezes", frozen)
            .with("left", left(event))
            .beyond(why);
    tellEndpoints(row, event);
    made.add(row);
  }

  private void tellChanges(Row row, Event event) {
    tellEndpoints(row, event);
    if (!event.usesLeft().isEmpty()) {
      row.with("left", left(event));
    }
    if (!event.overridesGone().isEmpty()) {
      row.with("forgotten", Tla.set(event.overridesGone()));
    }
  }

  private static String left(Event event) {
    return Tla.function(event.usesLeft(), Object::toString, Object::toString);
  }

  private void tellEndpoints(Row row, Event event) {
    Map<Integer, String> ends = new TreeMap<>();
    for (Fields endpoint : event.after().list("endpoints")) {
      int number = endpoints.number(endpoint.text("owner"));
      ends.put(
          number,
          "[g |-> %d, c |-> %s, h |-> %s]"
              .formatted(
                  endpoint.number("generation"),
                  Tla.set(endpoints.called(number, endpoint.fields("content"))),
                  Tla.sequence(endpoint.numbers("history"))));
    }
    if (!ends.isEmpty()) {
      row.withValues("ends", ends);
    }
  }

  List<Integer> numbers(Collection<String> owners) {
    return owners.stream().map(endpoints::number).distinct().toList();
  }
}
