package dev.holdfast.protocol;

import dev.holdfast.endpoint.Change;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.endpoint.Reach;
import dev.holdfast.freeze.Freeze;
import dev.holdfast.freeze.Freezes;
import dev.holdfast.plan.Plan;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// CreateZone, ImportZone, DeleteZone.
final class Zoning {

  private Zoning() {}

  static Transition createZone(State state, Command.CreateZone command, Change change) {
    DomainName name = command.zone();
    if (state.zones().find(name).isPresent()) {
      return Transition.refused(
          state, Rule.ZONE_EXISTS, name, "a zone that does not exist yet", "it existing");
    }
    if (!command.apex().has(RecordType.NS)) {
      return needsNameServer(state, name);
    }
    Optional<Refusal> overlap = overlap(state, name);
    if (overlap.isPresent()) {
      return Transition.of(state, Outcome.Refused.because(overlap.get()));
    }
    State drawn = state.drawingGeneration();
    Zone zone = Zone.create(name, command.soa(), floor(state, name));
    State created = drawn.with(drawn.zones().with(zone));
    LiveWriter writer =
        new LiveWriter(
            created,
            drawn.lastGeneration(),
            change,
            OverrideUse.of(state, List.of()),
            Command.Mode.ATOMIC);
    writer.propose(name, command.apex());
    Written written = writer.conclude();
    if (written.refused()) {
      return Transition.of(state, new Outcome.Refused(written.refusals()));
    }
    return concluded(
        withSerial(written.state(), name, command.serial()),
        new Outcome.ZoneCreated(name, drawn.lastGeneration()),
        name,
        written);
  }

  static Transition importZone(State state, Command.ImportZone command, Change change) {
    Optional<Refusal> problem = OverrideUse.problem(state, command.overrides());
    if (problem.isPresent()) {
      return Transition.of(state, Outcome.Refused.because(problem.get()));
    }
    Freezes freezes = state.freezes();
    Optional<Freeze> freeze = freezes.ofZone(command.zone()).or(freezes::ofStore);
    if (freeze.isPresent()) {
      return Transition.refused(
          state, Rule.FROZEN, command.zone(), "no freeze in force", freeze.get().message());
    }
    return switch (PlanLookup.sealed(state, command.generation())) {
      case PlanLookup.Found<Plan.Sealed>(Plan.Sealed plan) ->
          importZone(state, plan, command, change);
      case PlanLookup.Missing<Plan.Sealed>(Refusal refusal) ->
          Transition.of(state, Outcome.Refused.because(refusal));
    };
  }

  private static Transition importZone(
      State state, Plan.Sealed plan, Command.ImportZone command, Change change) {
    DomainName name = command.zone();
    Optional<Zone> existing = state.zones().find(name);
    if (existing.isEmpty()) {
      RecordSets apex = plan.contents().endpoints().getOrDefault(name, RecordSets.NONE);
      if (!apex.has(RecordType.NS)) {
        return needsNameServer(state, name);
      }
      Optional<Refusal> overlap = overlap(state, name);
      if (overlap.isPresent()) {
        return Transition.of(state, Outcome.Refused.because(overlap.get()));
      }
    }
    Zone zone =
        existing
            .map(found -> found.withSoa(command.soa()))
            .orElseGet(() -> Zone.create(name, command.soa(), floor(state, name)));
    State prepared = state.with(state.zones().with(zone));
    LiveWriter writer =
        new LiveWriter(
            prepared,
            plan.generation(),
            change,
            OverrideUse.of(state, command.overrides()),
            Command.Mode.ATOMIC);
    for (Map.Entry<DomainName, RecordSets> wanted : plan.contents().endpoints().entrySet()) {
      proposeWithin(name, wanted.getKey(), wanted.getValue(), writer);
    }
    Written written = writer.conclude();
    if (written.refused()) {
      return Transition.of(state, new Outcome.Refused(written.refusals()));
    }
    return concluded(
        withSerial(written.state(), name, serialAfter(existing, command.serial())),
        new Outcome.ZoneImported(name, plan.generation(), written.enacted()),
        name,
        written);
  }

  private static void proposeWithin(
      DomainName zone, DomainName owner, RecordSets contents, LiveWriter writer) {
    Optional<Zone> enclosing = writer.zoneOf(owner);
    if (enclosing.filter(found -> found.name().equals(zone)).isPresent()) {
      writer.propose(owner, contents);
    } else {
      writer.refuse(
          Rule.OUTSIDE_ZONE,
          owner,
          "a name in zone " + zone,
          enclosing.map(found -> "one in zone " + found.name()).orElse("one in no zone"));
    }
  }

  /// A new zone carries its file's serial on; an existing one takes it only if it is ahead.
  private static Serial serialAfter(Optional<Zone> existing, Serial inFile) {
    return existing
        .map(zone -> inFile.isAfter(zone.serial()) ? inFile : zone.serial().next())
        .orElse(inFile);
  }

  static Transition deleteZone(State state, Command.DeleteZone command) {
    DomainName name = command.zone();
    Optional<Refusal> problem = OverrideUse.problem(state, command.overrides());
    if (problem.isPresent()) {
      return Transition.of(state, Outcome.Refused.because(problem.get()));
    }
    Optional<Zone> zone = state.zones().find(name);
    if (zone.isEmpty()) {
      return Transition.refused(state, Rule.NO_SUCH_ZONE, name, "a zone of this name", "none");
    }
    Optional<Freeze> freeze = held(state, name);
    if (freeze.isPresent()) {
      return Transition.refused(
          state, Rule.FROZEN, name, "no freeze in force", freeze.get().message());
    }
    int answering = answering(zone.get());
    OverrideUse overrides = OverrideUse.of(state, command.overrides());
    if (answering > 0 && !overrides.lift(Rule.ZONE_NOT_EMPTY, name)) {
      return Transition.refused(
          state,
          Rule.ZONE_NOT_EMPTY,
          name,
          "no endpoint that answers, or an override",
          "%d that answer".formatted(answering));
    }
    State without =
        state
            .with(state.zones().without(name))
            .with(state.counters().withFloor(state.lastGeneration()));
    return Transition.of(
        overrides.consumed(without), new Outcome.ZoneDeleted(name), new Event.ZoneRemoved(name));
  }

  /// How many endpoints answer. What every zone has at its top is no reason to keep one; addresses
  /// there are.
  private static int answering(Zone zone) {
    RecordSets top = zone.contents(zone.name());
    boolean nameOnly = !top.isEmpty() && Reach.direct(top).isEmpty();
    return zone.answering() - (nameOnly ? 1 : 0);
  }

  /// The freeze that keeps the zone from being deleted: of the store, of the zone, or of a name in
  /// it.
  private static Optional<Freeze> held(State state, DomainName zone) {
    return state
        .freezes()
        .ofStore()
        .or(() -> state.freezes().ofZone(zone))
        .or(() -> state.freezes().firstWithin(zone));
  }

  private static Transition needsNameServer(State state, DomainName name) {
    return Transition.refused(
        state, Rule.ZONE_NEEDS_NAME_SERVER, name, "at least 1 NS record at the apex", "none");
  }

  /// A zone may be made below another's apex only where the other delegates it or answers nothing:
  /// otherwise names that answer now would fall silent.
  private static Optional<Refusal> overlap(State state, DomainName name) {
    Optional<Zone> parent = state.zones().enclosing(name);
    if (parent.isEmpty() || parent.get().contents(name).has(RecordType.NS)) {
      return Optional.empty();
    }
    return subtree(parent.get(), name).stream()
        .filter(entry -> !entry.getValue().isRetired())
        .findFirst()
        .map(entry ->
            new Refusal(
                Rule.ZONE_OVERLAP,
                name.toString(),
                "no answering endpoint of %s at or below it, or a delegation"
                    .formatted(parent.get().name()),
                entry.getKey().toString()));
  }

  /// The floor of a zone made at `name` now: above all that was ever live at its names, in a zone
  /// of this name before or in the zone that enclosed it until now.
  private static long floor(State state, DomainName name) {
    return state
        .zones()
        .enclosing(name)
        .map(parent ->
            subtree(parent, name).stream()
                .mapToLong(entry -> entry.getValue().live().generation())
                .reduce(Math.max(state.floor(), parent.floor()), Math::max))
        .orElse(state.floor());
  }

  private static List<Map.Entry<DomainName, Endpoint>> subtree(Zone zone, DomainName name) {
    List<Map.Entry<DomainName, Endpoint>> within = new ArrayList<>();
    for (Map.Entry<DomainName, Endpoint> entry : zone.endpoints().tailMap(name, true).entrySet()) {
      if (!entry.getKey().isWithin(name)) {
        break;
      }
      within.add(entry);
    }
    return within;
  }

  private static State withSerial(State state, DomainName name, Serial serial) {
    Zone zone = state.zones().find(name).orElseThrow();
    return state.with(state.zones().with(zone.with(serial)));
  }

  private static Transition concluded(
      State state, Outcome outcome, DomainName zone, Written written) {
    List<Event> events = new ArrayList<>(written.events());
    events.addFirst(new Event.ZoneChanged(zone));
    return new Transition(state, outcome, events);
  }
}
