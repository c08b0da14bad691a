package dev.holdfast.spec.conformance.machine;

import dev.holdfast.collection.SortedTable;
import dev.holdfast.endpoint.Change;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.endpoint.Live;
import dev.holdfast.endpoint.Removals;
import dev.holdfast.freeze.Freezes;
import dev.holdfast.guard.GuardOverride;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanContents;
import dev.holdfast.plan.Plans;
import dev.holdfast.protocol.Counters;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.spec.conformance.SpecState;
import dev.holdfast.target.Claim;
import dev.holdfast.target.OutsideTarget;
import dev.holdfast.target.Report;
import dev.holdfast.target.Targets;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.ZoneSettings;
import dev.holdfast.zone.Zones;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;

/// The inverse of [Abstraction]: a state of the machine built from what the spec sees of it, with
/// nothing of the way that led there.
record Concretion(SpecState seen, Setting setting) {

  private static final Change CHANGE = new Change("nobody", "built", Numbers.BEGINNING, 1);

  /// What the spec does not see is as at the start.
  State state() {
    State start = setting.start();
    Counters counters =
        new Counters(
            start.revision(),
            Numbers.drawnAt(seen.lastGeneration()),
            Numbers.generation(seen.lastGeneration()),
            Numbers.generation(seen.zone().floor()),
            Setting.idOf(seen.overrides().last()));
    return new State(
        counters,
        seen.zone().exists() ? Zones.NONE.with(zone()) : Zones.NONE,
        plans(),
        targets(),
        freezes(),
        overrides(),
        start.access(),
        start.requests(),
        start.audit());
  }

  private Zone zone() {
    Zone first = setting.start().zones().find(Numbers.APEX).orElseThrow();
    long floor = seen.zone().floor() == 0 ? 0 : Numbers.generation(seen.zone().floor());
    Live apex = new Live(floor + 1, first.contents(Numbers.APEX), CHANGE);
    SortedTable<DomainName, Endpoint> endpoints =
        SortedTable.<DomainName, Endpoint>empty().plus(Numbers.APEX, Endpoint.first(apex));
    for (Map.Entry<String, SpecState.Endpoint> entry : seen.endpoints().entrySet()) {
      endpoints = endpoints.plus(Numbers.owner(entry.getKey()), endpoint(entry.getValue()));
    }
    return Zone.of(Numbers.APEX, first.soa(), first.serial(), floor, settings(), endpoints);
  }

  private ZoneSettings settings() {
    int limit = seen.settings().historyLimit();
    ZoneSettings settings =
        limit == setting.bounds().history()
            ? ZoneSettings.DEFAULT
            : ZoneSettings.DEFAULT.withHistoryLimit(limit);
    for (Map.Entry<String, Integer> set : seen.settings().leastAddresses().entrySet()) {
      settings =
          set.getKey().equals(SpecState.ZONE)
              ? settings.withGuards(Operations.settings(set.getValue()))
              : settings.withGuardsAt(
                  Numbers.owner(set.getKey()), Operations.settings(set.getValue()));
    }
    return settings;
  }

  private Freezes freezes() {
    Freezes freezes = Freezes.NONE;
    for (String subject : seen.frozen()) {
      freezes =
          switch (subject) {
            case SpecState.STORE -> freezes.withStore(Optional.of(CHANGE));
            case SpecState.ZONE -> freezes.withZone(Numbers.APEX, CHANGE);
            default -> freezes.withEndpoint(Numbers.owner(subject), CHANGE);
          };
    }
    return freezes;
  }

  private TreePMap<Long, GuardOverride> overrides() {
    TreePMap<Long, GuardOverride> overrides = setting.start().overrides();
    for (Map.Entry<Integer, SpecState.Permission> entry : seen.overrides().byId().entrySet()) {
      long id = Setting.idOf(entry.getKey());
      SpecState.Permission permission = entry.getValue();
      Instant expiresAt =
          permission.expired() ? Numbers.BEGINNING : Numbers.BEGINNING.plus(Setting.LASTING);
      GuardOverride override =
          new GuardOverride(
              id,
              Setting.RULES,
              Operations.names(permission.at()),
              expiresAt,
              permission.uses(),
              CHANGE);
      overrides = overrides.plus(id, override);
    }
    return overrides;
  }

  private Targets targets() {
    Targets targets = Targets.NONE;
    for (Map.Entry<String, SpecState.Target> entry : seen.targets().entrySet()) {
      OutsideTarget target = OutsideTarget.unknown(entry.getKey());
      for (int claimed : entry.getValue().claims()) {
        Claim claim = new Claim(Numbers.BEGINNING.plus(Setting.LASTING), CHANGE);
        target = target.with(Numbers.generation(claimed), claim);
      }
      for (Map.Entry<String, Integer> held : entry.getValue().holds().entrySet()) {
        Report report = new Report(Numbers.generation(held.getValue()), CHANGE);
        target = target.with(Numbers.owner(held.getKey()), report);
      }
      targets = targets.with(target);
    }
    return targets;
  }

  private static Endpoint endpoint(SpecState.Endpoint seen) {
    List<Live> history = seen.history().stream().map(Concretion::live).toList();
    return new Endpoint(live(seen.live()), history, Removals.NONE);
  }

  private static Live live(SpecState.Live seen) {
    return new Live(
        Numbers.generation(seen.generation()), Numbers.recordSets(seen.content()), CHANGE);
  }

  private Plans plans() {
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
