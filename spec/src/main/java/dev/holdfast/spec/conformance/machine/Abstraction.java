package dev.holdfast.spec.conformance.machine;

import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.endpoint.Live;
import dev.holdfast.endpoint.Removals;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import dev.holdfast.spec.conformance.Situation.Unrepresentable;
import dev.holdfast.spec.conformance.SpecState;
import dev.holdfast.target.Claim;
import dev.holdfast.target.OutsideTarget;
import dev.holdfast.target.Report;
import dev.holdfast.zone.Zone;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The abstraction function: what the spec sees of a state of the machine.
///
/// It forgets what no command's verdict depends on (the revision, the serial, the SOA, who changed
/// what and why, digests, the audit log), what has run out and does nothing any more (claims), and
/// what the comparison holds constant (the request table, which no command here uses; the overrides
/// that stand throughout). It is strict about everything else: a state that holds what the spec has
/// no word for is not passed over.
record Abstraction(State state, Setting setting) {

  SpecState seen() {
    Safeguards safeguards = new Safeguards(state, setting);
    return new SpecState(
        Numbers.inSpec(state.lastGeneration()),
        plans(),
        endpoints(),
        zone(),
        safeguards.frozen(),
        safeguards.settings(theZone()),
        safeguards.overrides(),
        targets());
  }

  private SpecState.Zone zone() {
    return theZone()
        .map(zone -> new SpecState.Zone(true, Numbers.floorInSpec(zone.floor())))
        .orElseGet(() -> new SpecState.Zone(false, Numbers.floorInSpec(state.floor())));
  }

  private Optional<Zone> theZone() {
    Optional<Zone> zone = state.zones().find(Numbers.APEX);
    if (state.zones().all().size() != (zone.isPresent() ? 1 : 0)) {
      throw new Unrepresentable("more zones than one: " + state.zones().byName().keySet());
    }
    return zone;
  }

  private SortedMap<Integer, SpecState.Plan> plans() {
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
  private SortedMap<String, SpecState.Endpoint> endpoints() {
    SortedMap<String, SpecState.Endpoint> endpoints = new TreeMap<>();
    theZone()
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
    if (!endpoint.removals().equals(Removals.NONE)) {
      throw new Unrepresentable("addresses counted that no guard counts: " + endpoint.removals());
    }
    return new SpecState.Endpoint(
        live(endpoint.live()), endpoint.history().stream().map(Abstraction::live).toList());
  }

  private static SpecState.Live live(Live live) {
    return new SpecState.Live(Numbers.inSpec(live.generation()), Numbers.content(live.contents()));
  }

  private SortedMap<String, SpecState.Target> targets() {
    SortedMap<String, SpecState.Target> targets = new TreeMap<>();
    for (OutsideTarget target : state.targets().all()) {
      targets.put(target.name(), target(target));
    }
    return targets;
  }

  private SpecState.Target target(OutsideTarget target) {
    SortedSet<Integer> claims = new TreeSet<>();
    for (Map.Entry<Long, Claim> claim : target.claims().entrySet()) {
      if (!claim.getValue().isExpired(state.clock())) {
        claims.add(Numbers.inSpec(claim.getKey()));
      }
    }
    SortedMap<String, Integer> holds = new TreeMap<>();
    for (Map.Entry<DomainName, Report> report : target.holds().entrySet()) {
      holds.put(Numbers.endpoint(report.getKey()), Numbers.inSpec(report.getValue().generation()));
    }
    return new SpecState.Target(claims, holds);
  }
}
