package dev.holdfast.spec.trace;

import dev.holdfast.guard.GuardSettings;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.replica.trace.Recorder;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Soa;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/// Applies commands drawn by chance to the machine itself and has them recorded: every command
/// there is, over a world so small that they meet.
final class RandomRun {

  private static final List<DomainName> ZONES =
      List.of(DomainName.of("eu.example."), DomainName.of("us.example."));

  private static final List<DomainName> NAMES =
      List.of(
          DomainName.of("eu.example."),
          DomainName.of("api.eu.example."),
          DomainName.of("www.eu.example."),
          DomainName.of("us.example."),
          DomainName.of("api.us.example."),
          DomainName.of("no.zone.example."));

  private static final Soa SOA =
      new Soa(60, DomainName.of("ns.invalid."), DomainName.of("host.invalid."), 1, 1, 1, 1);

  private static final RecordSet NAME_SERVER =
      RecordSet.of(RecordType.NS, 60, Rdata.of(DomainName.of("ns.invalid.").toWire()));

  private final Random random;
  private State state = State.EMPTY;
  private Instant now = Instant.parse("2025-10-19T22:00:00Z");
  private long index;

  RandomRun(long seed) {
    this.random = new Random(seed);
  }

  /// Applies and records so many commands, from the state that was reached before.
  void record(Recorder recorder, int commands) {
    recorder.begin(index, state);
    for (int i = 0; i < commands; i++) {
      now = now.plus(Duration.ofSeconds(random.nextInt(60)));
      Request request = Request.of("by chance", next());
      Step step = Protocol.apply(state, request, now);
      recorder.record(++index, request, state, step);
      state = step.state();
    }
  }

  private Command next() {
    return switch (random.nextInt(22)) {
      case 0, 1 -> new Command.OpenPlan();
      case 2, 3, 4, 5 -> stage();
      case 6, 7 -> seal();
      case 8, 9, 10, 11 -> enact();
      case 12, 13 -> rollBack();
      case 14 ->
          new Command.PutRecordSets(
              List.of(new Command.Put(name(), address())), List.of(), overrides());
      case 15 ->
          new Command.DeleteRecordSets(
              List.of(new Command.Deletion(name(), Optional.empty())), List.of(), overrides());
      case 16 -> new Command.CleanUp(1 + random.nextInt(3), Duration.ofMinutes(20));
      case 17 -> override();
      case 18, 19 -> operate();
      default -> zone();
    };
  }

  private Command enact() {
    return new Command.EnactPlan(
        generation(),
        random.nextBoolean()
            ? new Command.Scope.All()
            : new Command.Scope.Named(List.of(name(), name())),
        random.nextBoolean() ? Command.Mode.ATOMIC : Command.Mode.INDEPENDENT,
        overrides());
  }

  private Command rollBack() {
    return new Command.RollBack(
        random.nextBoolean()
            ? new Command.Selection.LiveFrom(generation())
            : new Command.Selection.Endpoints(List.of(name())),
        random.nextBoolean()
            ? new Command.Destination.Previous()
            : new Command.Destination.Generation(generation()),
        overrides(),
        random.nextInt(3) == 0);
  }

  private Command override() {
    return random.nextInt(4) == 0
        ? new Command.RevokeOverride(1 + random.nextInt(5))
        : new Command.GrantOverride(
            List.of("never-empty", "min-addresses", "zone-not-empty"),
            List.of(name(), name(), name()),
            Duration.ofMinutes(10),
            1 + random.nextInt(2));
  }

  private Command operate() {
    DomainName zone = ZONES.get(random.nextInt(ZONES.size()));
    return switch (random.nextInt(9)) {
      case 0 -> new Command.Freeze(held());
      case 1, 2, 3 -> new Command.Unfreeze(held());
      case 4 ->
          new Command.SetGuards(
              zone,
              random.nextBoolean() ? Optional.of(name()) : Optional.empty(),
              settings(random.nextInt(3)));
      case 5 -> new Command.SetHistoryLimit(zone, random.nextInt(4));
      case 6 -> new Command.ClaimEnactment("bind", generation(), Duration.ofMinutes(3));
      case 7 -> new Command.ReportEnactment("bind", generation(), List.of(name(), name()));
      default -> new Command.ForgetTarget("bind");
    };
  }

  private static GuardSettings settings(int least) {
    GuardSettings none = GuardSettings.NONE;
    return new GuardSettings(
        least == 0 ? OptionalInt.empty() : OptionalInt.of(least),
        none.maxRemovalPercent(),
        none.velocity(),
        none.maxEndpointsChangedPercent(),
        none.ttlRange(),
        none.bothFamilies(),
        none.allowedNetworks());
  }

  private Command.Held held() {
    return switch (random.nextInt(6)) {
      case 0 -> new Command.Held.WholeStore();
      case 1 -> new Command.Held.WholeZone(ZONES.get(random.nextInt(ZONES.size())));
      default -> new Command.Held.Endpoints(List.of(name()));
    };
  }

  private Command zone() {
    DomainName zone = ZONES.get(random.nextInt(ZONES.size()));
    return switch (random.nextInt(5)) {
      case 0 -> new Command.DeleteZone(zone, overrides());
      case 1 ->
          new Command.ImportZone(
              zone, SOA, Serial.of(1 + random.nextInt(9)), generation(), overrides());
      default -> new Command.CreateZone(zone, SOA, Serial.FIRST, RecordSets.of(NAME_SERVER));
    };
  }

  private Command stage() {
    List<Plan.Open> open = state.plans().open();
    if (open.isEmpty()) {
      return new Command.StageRecordSets(generation(), 0, List.of());
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

  private Command seal() {
    long generation = generation();
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
    return ZONES.contains(name) ? RecordSets.of(NAME_SERVER, address()) : RecordSets.of(address());
  }

  private RecordSet address() {
    byte[] address = {(byte) 192, 0, 2, (byte) random.nextInt(4)};
    return RecordSet.of(RecordType.A, 60, Rdata.of(address));
  }

  private List<Long> overrides() {
    return state.overrides().isEmpty() || random.nextInt(3) > 0
        ? List.of()
        : List.of(state.overrides().lastKey());
  }

  private DomainName name() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  /// Mostly recent generations, sometimes old ones, sometimes one never drawn.
  private long generation() {
    return Math.max(1, state.lastGeneration() + 1 - random.nextInt(random.nextInt(4) + 4));
  }
}
