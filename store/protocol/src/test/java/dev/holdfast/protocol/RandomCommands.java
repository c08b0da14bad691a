package dev.holdfast.protocol;

import dev.holdfast.guard.GuardSettings;
import dev.holdfast.plan.Plan;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Soa;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Draws commands over a small world, so that they meet: few names, few plans, late generations,
/// and overrides now and then.
final class RandomCommands {

  static final List<DomainName> ZONES =
      List.of(
          DomainName.of("example."), DomainName.of("eu.example."), DomainName.of("example.net."));

  static final List<DomainName> NAMES =
      List.of(
          DomainName.of("example."),
          DomainName.of("api.example."),
          DomainName.of("eu.example."),
          DomainName.of("www.eu.example."),
          DomainName.of("example.net."),
          DomainName.of("www.example.net."));

  private static final Soa SOA =
      new Soa(60, DomainName.of("ns.invalid."), DomainName.of("host.invalid."), 1, 1, 1, 1);

  private static final RecordSet NAME_SERVER =
      RecordSet.of(RecordType.NS, 60, Rdata.of(DomainName.of("ns.invalid.").toWire()));

  private final Random random;

  RandomCommands(long seed) {
    this.random = new Random(seed);
  }

  Command next(State state) {
    return switch (random.nextInt(17)) {
      case 0, 1 -> new Command.OpenPlan();
      case 2, 3, 4 -> stage(state);
      case 5, 6 -> seal(state);
      case 7, 8, 9 ->
          new Command.EnactPlan(
              generation(state),
              random.nextBoolean()
                  ? new Command.Scope.All()
                  : new Command.Scope.Named(List.of(name(), name())),
              random.nextBoolean() ? Command.Mode.ATOMIC : Command.Mode.INDEPENDENT,
              overrides(state));
      case 10 ->
          new Command.RollBack(
              random.nextBoolean()
                  ? new Command.Selection.LiveFrom(generation(state))
                  : new Command.Selection.Endpoints(List.of(name())),
              random.nextBoolean()
                  ? new Command.Destination.Previous()
                  : new Command.Destination.Generation(generation(state)),
              overrides(state),
              random.nextInt(4) == 0);
      case 11 ->
          new Command.PutRecordSets(
              List.of(new Command.Put(name(), recordSet())), expectations(state), overrides(state));
      case 12 ->
          new Command.DeleteRecordSets(
              List.of(new Command.Deletion(name(), Optional.empty())),
              expectations(state),
              overrides(state));
      case 13 -> new Command.CleanUp(1 + random.nextInt(3), Duration.ofMinutes(30));
      case 14 ->
          new Command.GrantOverride(
              List.of("never-empty", "zone-not-empty"),
              List.of(name(), name(), name()),
              Duration.ofMinutes(10),
              1 + random.nextInt(2));
      case 15 -> operating(state);
      default -> zoning(state);
    };
  }

  /// Freezes, guards, histories, claims and reports.
  private Command operating(State state) {
    DomainName zone = ZONES.get(random.nextInt(ZONES.size()));
    return switch (random.nextInt(8)) {
      case 0 -> new Command.Freeze(held());
      case 1, 2 -> new Command.Unfreeze(held());
      case 3 ->
          new Command.SetGuards(
              zone,
              random.nextBoolean() ? Optional.of(name()) : Optional.empty(),
              GuardSettings.NONE);
      case 4 -> new Command.SetHistoryLimit(zone, random.nextInt(4));
      case 5 -> new Command.ClaimEnactment("bind", generation(state), Duration.ofMinutes(3));
      case 6 -> new Command.ReportEnactment("bind", generation(state), List.of(name(), name()));
      default -> new Command.ForgetTarget("bind");
    };
  }

  private Command.Held held() {
    return switch (random.nextInt(6)) {
      case 0 -> new Command.Held.WholeStore();
      case 1 -> new Command.Held.WholeZone(ZONES.get(random.nextInt(ZONES.size())));
      default -> new Command.Held.Endpoints(List.of(name()));
    };
  }

  /// A stamp step; leaders' clocks may also run back.
  Duration pause() {
    return Duration.ofSeconds(random.nextInt(120) - 20L);
  }

  private Command zoning(State state) {
    DomainName zone = ZONES.get(random.nextInt(ZONES.size()));
    return switch (random.nextInt(4)) {
      case 0 -> new Command.DeleteZone(zone, overrides(state));
      case 1 ->
          new Command.ImportZone(
              zone, SOA, Serial.of(1 + random.nextInt(9)), generation(state), overrides(state));
      default -> new Command.CreateZone(zone, SOA, Serial.FIRST, RecordSets.of(NAME_SERVER));
    };
  }

  private Command stage(State state) {
    List<Plan.Open> open = state.plans().open();
    if (open.isEmpty()) {
      return new Command.StageRecordSets(generation(state), 0, List.of());
    }
    Plan.Open plan = open.get(random.nextInt(open.size()));
    List<Command.Desired> endpoints = new ArrayList<>();
    for (DomainName name : NAMES) {
      if (random.nextInt(3) == 0) {
        endpoints.add(new Command.Desired(name, contents(name)));
      }
    }
    return new Command.StageRecordSets(
        plan.generation(), Math.max(0, plan.chunks() - random.nextInt(2)), endpoints);
  }

  private Command seal(State state) {
    long generation = generation(state);
    return state
        .plans()
        .find(generation)
        .<Command>map(plan ->
            new Command.SealPlan(
                generation,
                plan.digest(),
                plan instanceof Plan.Open open ? open.contents().endpoints().size() : 0,
                plan instanceof Plan.Open open ? open.contents().recordSets() : 0))
        .orElseGet(Command.OpenPlan::new);
  }

  private RecordSets contents(DomainName name) {
    if (random.nextInt(8) == 0) {
      return RecordSets.NONE;
    }
    return ZONES.contains(name)
        ? RecordSets.of(NAME_SERVER, recordSet())
        : RecordSets.of(recordSet());
  }

  private RecordSet recordSet() {
    byte[] address = {(byte) 192, 0, 2, (byte) random.nextInt(256)};
    return RecordSet.of(RecordType.A, 60, Rdata.of(address));
  }

  private List<Command.Expectation> expectations(State state) {
    return random.nextInt(3) == 0
        ? List.of(
            new Command.Expectation(
                name(), new Command.Precondition.AtGeneration(generation(state))))
        : List.of();
  }

  private List<Long> overrides(State state) {
    return state.overrides().isEmpty() || random.nextInt(3) > 0
        ? List.of()
        : List.of(state.overrides().lastKey());
  }

  private DomainName name() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  /// Mostly recent generations, sometimes old ones, sometimes one never drawn.
  private long generation(State state) {
    long back = random.nextInt(random.nextInt(4) == 0 ? 40 : 6);
    return Math.max(1, state.lastGeneration() + 1 - back);
  }
}
