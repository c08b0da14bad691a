package dev.holdfast.spec.conformance.machine;

import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.endpoint.Live;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import dev.holdfast.spec.conformance.Situation.Unrepresentable;
import dev.holdfast.spec.conformance.SpecState;
import dev.holdfast.zone.Zone;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The abstraction function: what the spec sees of a state of the machine.
///
/// It forgets what no command's verdict depends on (the revision, the serial, the SOA, who changed
/// what and why, digests) and what the comparison holds constant (the request table, which no
/// command here uses; overrides, which never run out). It is strict about everything else: a state
/// that holds what the spec has no word for is not passed over.
final class Abstraction {

  private Abstraction() {}

  static SpecState of(State state) {
    return new SpecState(
        Numbers.inSpec(state.lastGeneration()), plans(state), endpoints(state), zone(state));
  }

  private static SpecState.Zone zone(State state) {
    return theZone(state)
        .map(zone -> new SpecState.Zone(true, Numbers.floorInSpec(zone.floor())))
        .orElseGet(() -> new SpecState.Zone(false, Numbers.floorInSpec(state.floor())));
  }

  private static Optional<Zone> theZone(State state) {
    Optional<Zone> zone = state.zones().find(Numbers.APEX);
    if (state.zones().all().size() != (zone.isPresent() ? 1 : 0)) {
      throw new Unrepresentable("more zones than one: " + state.zones().byName().keySet());
    }
    return zone;
  }

  private static SortedMap<Integer, SpecState.Plan> plans(State state) {
    SortedMap<Integer, SpecState.Plan> plans = new TreeMap<>();
    for (Map.Entry<Long, Plan> entry : state.plans().byGeneration().entrySet()) {
      Plan plan = entry.getValue();
      int generation = Numbers.inSpec(plan.generation());
      if (entry.getKey() != plan.generation()
          || !plan.opened().at().equals(Numbers.drawnAt(generation))) {
        throw new Unrepresentable("plan %s under number %d".formatted(plan, entry.getKey()));
      }
      plans.put(generation, plan(plan));
    }
    return plans;
  }

  private static SpecState.Plan plan(Plan plan) {
    return switch (plan) {
      case Plan.Open open ->
          new SpecState.Plan(SpecState.Status.OPEN, contents(open.contents().endpoints()));
      case Plan.Sealed sealed ->
          new SpecState.Plan(SpecState.Status.SEALED, contents(sealed.contents().endpoints()));
      case Plan.Cleaned _ -> new SpecState.Plan(SpecState.Status.CLEANED, new TreeMap<>());
    };
  }

  private static SortedMap<String, Integer> contents(Map<DomainName, RecordSets> endpoints) {
    SortedMap<String, Integer> contents = new TreeMap<>();
    endpoints.forEach(
        (owner, recordSets) -> contents.put(Numbers.endpoint(owner), Numbers.content(recordSets)));
    return contents;
  }

  /// The apex is the zone's own and no endpoint of the spec's.
  private static SortedMap<String, SpecState.Endpoint> endpoints(State state) {
    SortedMap<String, SpecState.Endpoint> endpoints = new TreeMap<>();
    theZone(state)
        .ifPresent(zone -> {
          for (Map.Entry<DomainName, Endpoint> entry : zone.endpoints().entrySet()) {
            if (!entry.getKey().equals(Numbers.APEX)) {
              endpoints.put(Numbers.endpoint(entry.getKey()), endpoint(entry.getValue()));
            }
          }
        });
    return endpoints;
  }

  private static SpecState.Endpoint endpoint(Endpoint endpoint) {
    return new SpecState.Endpoint(
        live(endpoint.live()), endpoint.history().stream().map(Abstraction::live).toList());
  }

  private static SpecState.Live live(Live live) {
    return new SpecState.Live(Numbers.inSpec(live.generation()), Numbers.content(live.contents()));
  }
}
