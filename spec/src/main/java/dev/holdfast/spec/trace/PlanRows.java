package dev.holdfast.spec.trace;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// OpenPlan, StageRecordSets, SealPlan, CleanUp, and what is told of outside targets.
final class PlanRows {

  private final Rows rows;
  private final Known known;
  private final Endpoints endpoints;

  PlanRows(Rows rows) {
    this.rows = rows;
    this.known = rows.known;
    this.endpoints = rows.endpoints;
  }

  void openPlan(Event event) {
    if (refusedBeyond(event, List.of())) {
      return;
    }
    Row row = rows.add(event, "OpenPlan", true, refusing(event, List.of()));
    if (event.after().has("plan")) {
      long generation = event.after().fields("plan").number("generation");
      Known.Plan plan = new Known.Plan();
      plan.openedAt = event.at();
      known.plans.put(generation, plan);
      row.with("g", generation).with("status", status(event));
    }
  }

  private Refusing refusing(Event event, List<Integer> about) {
    return Refusing.of(event, endpoints, about);
  }

  /// Whether the event was refused by a rule that the specification does not have, and is told so.
  private boolean refusedBeyond(Event event, List<Integer> about) {
    Optional<String> rule = refusing(event, about).unspecified();
    rule.ifPresent(found -> rows.addNothing(event, Translation.refusedBy(found)));
    return rule.isPresent();
  }

  private static String status(Event event) {
    return Tla.string(event.after().fields("plan").text("status"));
  }

  void stageRecordSets(Event event) {
    long generation = event.arguments().number("generation");
    List<Fields> desired = event.arguments().list("endpoints");
    List<Integer> about = rows.numbers(desired.stream().map(one -> one.text("owner")).toList());
    if (refusedBeyond(event, about)) {
      return;
    }
    if (event.accepted() && !event.changed()) {
      rows.addNothing(event, "a chunk that was staged before");
      return;
    }
    Optional<Known.Plan> plan = Optional.ofNullable(known.plans.get(generation));
    Refusing refusing = refusing(event, about);
    boolean twiceInChunk = about.size() < desired.size();
    if (twiceInChunk) {
      rows.addNothing(event, "an endpoint twice in one chunk");
      return;
    }
    Map<Integer, String> chunk = new TreeMap<>();
    for (Fields one : desired) {
      int number = endpoints.number(one.text("owner"));
      long name =
          event.accepted() ? endpoints.putForward(number, generation, one.fields("content")) : 0;
      chunk.put(number, Long.toString(name));
      if (event.accepted()) {
        plan.ifPresent(open -> open.contents.put(number, name));
      }
    }
    Row row =
        rows.add(event, "StageRecordSets", event.accepted(), refusing)
            .with("g", generation)
            .withValues("chunk", chunk);
    if (event.after().has("plan")) {
      row.with("status", status(event));
    }
  }

  void sealPlan(Event event) {
    long generation = event.arguments().number("generation");
    Optional<Known.Plan> plan = Optional.ofNullable(known.plans.get(generation));
    if (refusedBeyond(event, List.of())) {
      return;
    }
    if (!event.accepted() && plan.filter(found -> found.sealed).isPresent()) {
      rows.addNothing(event, "sealed already, with another digest");
      return;
    }
    Row row =
        rows.add(event, "SealPlan", event.changed(), refusing(event, List.of()))
            .with("g", generation);
    if (event.after().has("plan")) {
      row.with("status", status(event));
    }
    if (event.after().has("contents")) {
      plan.ifPresent(open -> open.sealed = true);
      Map<Integer, String> covers = new TreeMap<>();
      for (Fields one : event.after().fields("contents").list("endpoints")) {
        int number = endpoints.number(one.text("owner"));
        covers.put(number, Tla.set(endpoints.called(number, one.fields("content"))));
      }
      row.withValues("covers", covers);
    }
  }

  void cleanUp(Event event) {
    List<Long> cleaned = event.after().numbers("cleaned");
    Duration old = Duration.ofMillis(event.arguments().number("open_older_than_ms"));
    long expired =
        known.plans.entrySet().stream()
            .filter(plan -> !plan.getValue().sealed)
            .filter(plan -> !plan.getValue().openedAt.plus(old).isAfter(event.at()))
            .mapToLong(Map.Entry::getKey)
            .max()
            .orElse(0);
    Set<String> existing =
        known.zones.entrySet().stream()
            .filter(zone -> zone.getValue().exists)
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    rows.focusOnZones(event, existing);
    List<Long> gone = event.overridesGone();
    boolean oneFloor =
        existing.stream().map(name -> known.zone(name).floor).distinct().count() <= 1;
    if (oneFloor) {
      rows.add(event, "CleanUp", !cleaned.isEmpty() || !gone.isEmpty(), refusing(event, List.of()))
          .with("keep", event.arguments().number("keep_newest"))
          .with("expired", expired)
          .with("cleaned", Tla.set(cleaned));
    } else {
      rows.made.add(
          new Row(event.number(), "CleanedAsLogged")
              .with("last", event.lastGeneration())
              .with("cleaned", Tla.set(cleaned))
              .beyond("a clean-up over zones with different floors"));
    }
    cleaned.forEach(known.plans::remove);
    gone.forEach(known.overrides::remove);
  }

  void claimEnactment(Event event) {
    if (refusedBeyond(event, List.of())) {
      return;
    }
    String target = event.arguments().text("target");
    long generation = event.arguments().number("generation");
    Row row =
        rows.add(event, "ClaimEnactment", event.accepted(), refusing(event, List.of()))
            .withText("t", target)
            .with("g", generation);
    if (event.after().has("claimed_until") && event.accepted()) {
      known.claimsOf(target).put(generation, event.after().instant("claimed_until"));
      row.withFlag("claimed", true);
    }
  }

  void reportEnactment(Event event) {
    List<Integer> about = rows.numbers(event.arguments().texts("endpoints"));
    if (refusedBeyond(event, about)) {
      return;
    }
    Map<Integer, String> held = new TreeMap<>();
    for (Fields one : event.after().list("held")) {
      held.put(endpoints.number(one.text("owner")), Long.toString(one.number("generation")));
    }
    rows.add(event, "ReportEnactment", event.changed(), refusing(event, about))
        .withText("t", event.arguments().text("target"))
        .with("g", event.arguments().number("generation"))
        .withSet("es", about)
        .withValues("heldAfter", held);
  }

  void forgetTarget(Event event) {
    String target = event.arguments().text("target");
    rows.add(event, "ForgetTarget", event.accepted(), refusing(event, List.of()))
        .withText("t", target);
    if (event.accepted()) {
      known.claims.remove(target);
    }
  }
}
