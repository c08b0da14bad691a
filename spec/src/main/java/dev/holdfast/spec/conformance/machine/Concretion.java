package dev.holdfast.spec.conformance.machine;

import dev.holdfast.endpoint.Change;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.endpoint.Live;
import dev.holdfast.endpoint.Removals;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanContents;
import dev.holdfast.plan.Plans;
import dev.holdfast.protocol.Counters;
import dev.holdfast.protocol.State;
import dev.holdfast.spec.conformance.SpecState;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.Zones;
import java.util.Map;
import org.pcollections.TreePMap;

/// The inverse of [Abstraction]: a state of the machine built from what the spec sees of it, with
/// nothing of the way that led there.
final class Concretion {

  private static final Change CHANGE = new Change("nobody", "built", Numbers.BEGINNING, 1);

  private Concretion() {}

  /// @param start lends what the spec does not see
  static State of(SpecState seen, State start) {
    return new State(
        new Counters(
            start.revision(),
            Numbers.drawnAt(seen.lastGeneration()),
            Numbers.generation(seen.lastGeneration()),
            Numbers.generation(seen.zone().floor()),
            start.lastOverride()),
        seen.zone().exists() ? Zones.NONE.with(zone(seen, start)) : Zones.NONE,
        plans(seen),
        start.targets(),
        start.freezes(),
        start.overrides(),
        start.requests(),
        start.audit());
  }

  private static Zone zone(SpecState seen, State start) {
    Zone first = start.zones().find(Numbers.APEX).orElseThrow();
    long floor = seen.zone().floor() == 0 ? 0 : Numbers.generation(seen.zone().floor());
    Live apex = new Live(floor + 1, first.contents(Numbers.APEX), CHANGE);
    Zone zone = Zone.create(Numbers.APEX, first.soa(), floor).enact(Numbers.APEX, apex);
    TreePMap<dev.holdfast.record.DomainName, Endpoint> endpoints = zone.endpoints();
    for (Map.Entry<String, SpecState.Endpoint> entry : seen.endpoints().entrySet()) {
      endpoints = endpoints.plus(Numbers.owner(entry.getKey()), endpoint(entry.getValue()));
    }
    return Zone.of(Numbers.APEX, first.soa(), first.serial(), floor, first.settings(), endpoints);
  }

  private static Endpoint endpoint(SpecState.Endpoint seen) {
    return new Endpoint(
        live(seen.live()), seen.history().stream().map(Concretion::live).toList(), Removals.NONE);
  }

  private static Live live(SpecState.Live seen) {
    return new Live(
        Numbers.generation(seen.generation()), Numbers.recordSets(seen.content()), CHANGE);
  }

  private static Plans plans(SpecState seen) {
    Plans plans = Plans.NONE;
    for (Map.Entry<Integer, SpecState.Plan> entry : seen.plans().entrySet()) {
      plans = plans.with(plan(entry.getKey(), entry.getValue()));
    }
    return plans;
  }

  private static Plan plan(int number, SpecState.Plan seen) {
    long generation = Numbers.generation(number);
    Change opened = new Change("nobody", "built", Numbers.drawnAt(number), 1);
    PlanContents contents = PlanContents.NONE;
    for (Map.Entry<String, Integer> entry : seen.content().entrySet()) {
      contents = contents.with(Numbers.owner(entry.getKey()), Numbers.recordSets(entry.getValue()));
    }
    return switch (seen.status()) {
      case OPEN -> new Plan.Open(generation, opened, seen.content().size(), contents);
      case SEALED -> new Plan.Sealed(generation, opened, CHANGE, contents);
      case CLEANED -> new Plan.Cleaned(generation, opened, CHANGE, contents.digest());
    };
  }
}
