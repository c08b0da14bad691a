package dev.holdfast.spec.trace;

import dev.holdfast.protocol.Rule;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// EnactPlan, RollBack, PutRecordSets, DeleteRecordSets: all that makes contents live.
final class LiveRows {

  static final String SEVERAL_ZONES = "about zones with different settings";
  static final String OVERRIDES = "an override used in a way the specification does not have";

  private final Rows rows;
  private final Known known;
  private final Endpoints endpoints;

  LiveRows(Rows rows) {
    this.rows = rows;
    this.known = rows.known;
    this.endpoints = rows.endpoints;
  }

  /// The zones in question come into focus, if they can be seen as one; else the record is
  /// followed.
  private boolean canSee(Event event, Collection<Integer> about) {
    Set<String> zones = rows.zonesOf(about);
    if (zones.isEmpty() || known.agree(zones)) {
      rows.focusOnZones(event, zones);
      return true;
    }
    beyond(event, SEVERAL_ZONES);
    return false;
  }

  void beyond(Event event, String why) {
    if (!event.accepted() || event.after().list("endpoints").isEmpty()) {
      rows.addNothing(event, why);
    } else {
      rows.addAsLogged(event, why);
    }
  }

  /// The one override the event brings, if the specification knows all it lifts.
  private Optional<Long> exactOverride(Event event) {
    List<Long> ids = event.overrides().stream().distinct().toList();
    return ids.size() == 1
            && Optional.ofNullable(known.overrides.get(ids.getFirst()))
                .map(Known.Override::exact)
                .orElse(true)
        ? Optional.of(ids.getFirst())
        : Optional.empty();
  }

  /// Whether the event went as it would have gone without the overrides it brought.
  private static boolean neededNone(Event event) {
    return event.overrides().isEmpty() || (event.accepted() && event.usesLeft().isEmpty());
  }

  void enactPlan(Event event) {
    long generation = event.arguments().number("generation");
    boolean all = !event.arguments().has("endpoints");
    List<Integer> named =
        all ? contents(generation) : rows.numbers(event.arguments().texts("endpoints"));
    Refusing refusing = Refusing.of(event, endpoints, named);
    if (refusing.unspecified().isPresent()) {
      rows.addNothing(event, Translation.refusedBy(refusing.unspecified().get()));
    } else if (canSee(event, named)) {
      Optional<Long> override = exactOverride(event);
      if (!neededNone(event) && override.isEmpty()) {
        beyond(event, OVERRIDES);
        return;
      }
      String action = neededNone(event) ? "EnactPlan" : "EnactPlanBringing";
      Row row =
          rows.add(event, action, !event.after().list("endpoints").isEmpty(), refusing)
              .with("g", generation)
              .withText("mode", event.arguments().text("mode"))
              .withFlag("all", all)
              .withSet("es", all ? List.of() : named)
              .withSet("beyond", event.accepted() ? refusing.beside() : Set.of());
      if (event.after().has("plan")) {
        row.with("status", Tla.string(event.after().fields("plan").text("status")));
      }
      if (action.endsWith("Bringing")) {
        row.with("o", override.orElseThrow());
      }
    }
  }

  private List<Integer> contents(long generation) {
    Known.Plan plan = known.plans.get(generation);
    return plan == null ? List.of() : List.copyOf(plan.contents.keySet());
  }

  void rollBack(Event event) {
    boolean ofPlan = event.arguments().has("live_from");
    List<Integer> about =
        ofPlan
            ? contents(event.arguments().number("live_from"))
            : rows.numbers(event.arguments().texts("endpoints"));
    Refusing refusing = Refusing.of(event, endpoints, about);
    if (refusing.unspecified().isPresent()) {
      rows.addNothing(event, Translation.refusedBy(refusing.unspecified().get()));
    } else if (canSee(event, about)) {
      boolean freeze = event.arguments().flag("freeze");
      boolean single = !ofPlan && !freeze && about.size() == 1 && event.arguments().has("to");
      Optional<Long> override = exactOverride(event);
      if (neededNone(event)) {
        String action = (ofPlan ? "RollBackPlan" : "RollBack") + (freeze ? "AndFreeze" : "");
        Row row = rollBackRow(event, action, refusing).withSet("es", ofPlan ? List.of() : about);
        if (ofPlan) {
          row.with("g", event.arguments().number("live_from"));
        }
      } else if (single && override.isPresent()) {
        rollBackRow(event, "RollBackBringing", refusing)
            .withOne("e", about.getFirst())
            .with("o", override.get());
      } else {
        beyond(event, OVERRIDES);
      }
    }
  }

  private Row rollBackRow(Event event, String action, Refusing refusing) {
    Row row =
        rows.add(event, action, event.accepted(), refusing)
            .with("to", event.arguments().number("to", 0));
    if (event.after().has("frozen") && event.accepted()) {
      List<Integer> frozen = rows.numbers(event.after().texts("frozen"));
      List<Integer> others =
          rows.numbers(
              event.after().list("endpoints").stream().map(one -> one.text("owner")).toList());
      row.withSet("cold", frozen)
          .withSet("thawed", others.stream().filter(one -> !frozen.contains(one)).toList());
    }
    return row;
  }

  void putRecordSets(Event event) {
    List<Integer> about = rows.numbers(event.arguments().texts("endpoints"));
    write(event, about, event.accepted() || isRefusedOnlyBefore(event));
  }

  /// What a refused write would have made live is not recorded, so that guards cannot be asked.
  private static boolean isRefusedOnlyBefore(Event event) {
    return event.refusals().stream()
        .allMatch(refused -> Set.of(Rule.NO_SUCH_ZONE, Rule.FROZEN).contains(refused.rule()));
  }

  private void write(Event event, List<Integer> about, boolean specified) {
    Refusing refusing = Refusing.of(event, endpoints, about);
    if (refusing.unspecified().isPresent()) {
      rows.addNothing(event, Translation.refusedBy(refusing.unspecified().get()));
    } else if (!specified || !neededNone(event)) {
      beyond(event, specified ? OVERRIDES : "what was refused is not recorded");
    } else if (canSee(event, about)) {
      putForward(event);
      rows.add(event, "PutRecordSets", event.changed(), refusing).withSet("es", about);
    }
  }

  /// What a write makes live is put forward by it.
  private void putForward(Event event) {
    for (Fields endpoint : event.after().list("endpoints")) {
      endpoints.putForward(
          endpoints.number(endpoint.text("owner")),
          endpoint.number("generation"),
          endpoint.fields("content"));
    }
  }

  void deleteRecordSets(Event event) {
    List<Fields> changed = event.after().list("endpoints");
    List<Integer> about =
        event.accepted()
            ? rows.numbers(changed.stream().map(one -> one.text("owner")).toList())
            : rows.numbers(event.arguments().texts("endpoints"));
    long left =
        changed.stream().filter(one -> one.fields("content").number("record_sets") > 0).count();
    if (event.accepted() && changed.isEmpty()) {
      rows.addNothing(event, "nothing to delete");
    } else if (left > 0) {
      write(event, about, left == changed.size());
    } else if (!event.accepted() && !event.arguments().flag("whole")) {
      beyond(event, "what was refused is not recorded");
    } else {
      retire(event, about);
    }
  }

  private void retire(Event event, List<Integer> about) {
    Refusing refusing = Refusing.of(event, endpoints, about);
    Optional<Long> override = exactOverride(event);
    if (refusing.unspecified().isPresent()) {
      rows.addNothing(event, Translation.refusedBy(refusing.unspecified().get()));
    } else if (!neededNone(event) && (override.isEmpty() || about.size() != 1)) {
      beyond(event, OVERRIDES);
    } else if (canSee(event, about)) {
      if (neededNone(event)) {
        rows.add(event, "DeleteRecordSets", event.changed(), refusing).withSet("es", about);
      } else {
        rows.add(event, "DeleteRecordSetsBringing", event.changed(), refusing)
            .withOne("e", about.getFirst())
            .with("o", override.orElseThrow());
      }
    }
  }
}
