package dev.holdfast.replica.codec;

import dev.holdfast.access.Access;
import dev.holdfast.audit.AuditEntry;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.collection.Recent;
import dev.holdfast.collection.SortedTable;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.guard.GuardOverride;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanContents;
import dev.holdfast.plan.Plans;
import dev.holdfast.protocol.Counters;
import dev.holdfast.protocol.RequestTable;
import dev.holdfast.protocol.State;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.ZoneSettings;
import dev.holdfast.zone.Zones;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pcollections.TreePMap;

/// Puts a state together from its records. Sorted maps are collected first and made persistent at
/// the end, because building one from sorted entries costs a fraction of adding them one by one.
final class StateBuilder {

  private record ZoneInProgress(Zone zone, SortedMap<DomainName, Endpoint> endpoints) {}

  private record PlanInProgress(Plan plan, SortedMap<DomainName, RecordSets> endpoints) {}

  private Optional<StateFormat.Totals> totals = Optional.empty();
  private final SortedMap<DomainName, ZoneInProgress> zones = new TreeMap<>();
  private final SortedMap<Long, PlanInProgress> plans = new TreeMap<>();
  private final SortedMap<Long, GuardOverride> overrides = new TreeMap<>();
  private final List<RequestTable.Entry> requests = new ArrayList<>();

  private final FreezeCollector freezes = new FreezeCollector();
  private final TargetCollector targets = new TargetCollector();
  private Access access = Access.NONE;
  private final SortedMap<Long, AuditEntry> audit = new TreeMap<>();

  /// Contents that say how many they are but do not hold them yet.
  static PlanContents contents(long recordSets, Digest digest) {
    return new PlanContents(SortedTable.empty(), recordSets, 0, digest);
  }

  void totals(StateFormat.Totals told) {
    totals = Optional.of(told);
  }

  void zone(Zone zone) {
    zones.put(zone.name(), new ZoneInProgress(zone, new TreeMap<>()));
  }

  void plan(Plan plan) {
    plans.put(plan.generation(), new PlanInProgress(plan, new TreeMap<>()));
  }

  void guardsAt(StateFormat.GuardsAt told) {
    DomainName apex = RecordCodec.name(told.getZone());
    ZoneInProgress in = zones.get(apex);
    if (in == null) {
      throw new CodecException("guards stand in zone %s, which is not there".formatted(apex));
    }
    ZoneSettings settings =
        in.zone()
            .settings()
            .withGuardsAt(RecordCodec.name(told.getOwner()), GuardCodec.decode(told.getSettings()));
    zones.put(apex, new ZoneInProgress(in.zone().with(settings), in.endpoints()));
  }

  FreezeCollector freezes() {
    return freezes;
  }

  TargetCollector targets() {
    return targets;
  }

  Access access() {
    return access;
  }

  void access(Access told) {
    access = told;
  }

  void audit(AuditEntry entry) {
    audit.put(entry.sequence(), entry);
  }

  void endpoint(DomainName zone, DomainName owner, Endpoint endpoint) {
    ZoneInProgress in = zones.get(zone);
    if (in == null || !owner.isWithin(zone)) {
      throw new CodecException(
          "%s stands in zone %s, which does not hold it".formatted(owner, zone));
    }
    in.endpoints().put(owner, endpoint);
  }

  void wanted(long generation, DomainName owner, RecordSets contents) {
    PlanInProgress in = plans.get(generation);
    if (in == null || in.plan() instanceof Plan.Cleaned) {
      throw new CodecException(
          "%s stands in plan %d, which holds nothing".formatted(owner, generation));
    }
    in.endpoints().put(owner, contents);
  }

  void override(GuardOverride override) {
    overrides.put(override.id(), override);
  }

  void request(RequestTable.Entry entry) {
    requests.add(entry);
  }

  State state() {
    StateFormat.Totals told =
        totals.orElseThrow(() -> new CodecException("a state does not tell its totals"));
    return new State(
        new Counters(
            told.getRevision(),
            RecordCodec.instant(told.getClock()),
            told.getLastGeneration(),
            told.getFloor(),
            told.getLastOverride()),
        zones(),
        plans(),
        targets.collected(),
        freezes.collected(),
        TreePMap.fromSortedMap(overrides),
        access.enabled(told.getAccessEnabled()),
        RequestTable.of(requests, told.getNextSequence()),
        new AuditLog(Recent.copyOf(audit), told.getLastAudit()));
  }

  private Zones zones() {
    SortedMap<DomainName, Zone> built = new TreeMap<>();
    zones.forEach((name, in) -> {
      Zone zone = in.zone();
      built.put(
          name,
          Zone.of(
              name,
              zone.soa(),
              zone.serial(),
              zone.floor(),
              zone.settings(),
              SortedTable.copyOf(in.endpoints())));
    });
    return Zones.of(SortedTable.copyOf(built));
  }

  private Plans plans() {
    SortedMap<Long, Plan> built = new TreeMap<>();
    plans.forEach((generation, in) -> built.put(generation, plan(in)));
    return Plans.of(TreePMap.fromSortedMap(built));
  }

  private static Plan plan(PlanInProgress in) {
    return switch (in.plan()) {
      case Plan.Open open ->
          new Plan.Open(
              open.generation(), open.opened(), open.chunks(), filled(open.contents(), in));
      case Plan.Sealed sealed ->
          new Plan.Sealed(
              sealed.generation(), sealed.opened(), sealed.sealed(), filled(sealed.contents(), in));
      case Plan.Cleaned cleaned -> cleaned;
    };
  }

  private static PlanContents filled(PlanContents told, PlanInProgress in) {
    long octets = 0;
    for (var entry : in.endpoints().entrySet()) {
      octets += PlanContents.octets(entry.getKey(), entry.getValue());
    }
    return new PlanContents(
        SortedTable.copyOf(in.endpoints()), told.recordSets(), octets, told.digest());
  }
}
