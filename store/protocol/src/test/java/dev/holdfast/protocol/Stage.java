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
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A state that a test brings forward, one command after the other.
final class Stage {

  static final Soa SOA =
      new Soa(60, DomainName.of("ns.invalid."), DomainName.of("host.invalid."), 1, 1, 1, 1);

  private State state = State.EMPTY;
  private Instant now = Instant.parse("2025-10-19T22:00:00Z");

  /// A stage with the zone `example.`.
  static Stage withZone() {
    Stage stage = new Stage();
    stage.zone("example.");
    return stage;
  }

  State state() {
    return state;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Outcome tell(Command command) {
    return tell("someone", "", command);
  }

  Outcome tell(String caller, String reason, Command command) {
    Step step = Protocol.apply(state, new Request(Optional.empty(), caller, reason, command), now);
    state = step.state();
    return step.reply().outcome();
  }

  /// The rules that refuse `command`, with what they are about; none if it is accepted.
  List<String> refusals(Command command) {
    return switch (tell(command)) {
      case Outcome.Refused refused -> told(refused.refusals());
      case Outcome.PlanEnacted enacted -> told(enacted.refused());
      case Outcome.EnactmentReported reported -> told(reported.refused());
      case Outcome _ -> List.of();
    };
  }

  private static List<String> told(List<Refusal> refusals) {
    return refusals.stream().map(it -> it.rule() + " " + it.subject()).toList();
  }

  void zone(String name) {
    RecordSet server = RecordSet.of(RecordType.NS, 60, name("ns.invalid."));
    tell(new Command.CreateZone(DomainName.of(name), SOA, Serial.FIRST, RecordSets.of(server)));
  }

  Command put(String owner, RecordSet set, Long... overrides) {
    return new Command.PutRecordSets(
        List.of(new Command.Put(DomainName.of(owner), set)), List.of(), List.of(overrides));
  }

  Command delete(String owner, Long... overrides) {
    return new Command.DeleteRecordSets(
        List.of(new Command.Deletion(DomainName.of(owner), Optional.empty())),
        List.of(),
        List.of(overrides));
  }

  /// A sealed plan; each of `endpoints` is an owner name and its contents.
  long plan(Object... endpoints) {
    long generation = ((Outcome.PlanOpened) tell(new Command.OpenPlan())).generation();
    for (int i = 0; i < endpoints.length; i += 2) {
      Command.Desired desired =
          new Command.Desired(DomainName.of((String) endpoints[i]), (RecordSets) endpoints[i + 1]);
      tell(new Command.StageRecordSets(generation, i / 2, List.of(desired)));
    }
    Plan.Open open = (Plan.Open) state.plans().find(generation).orElseThrow();
    tell(
        new Command.SealPlan(
            generation,
            open.digest(),
            open.contents().endpoints().size(),
            open.contents().recordSets()));
    return generation;
  }

  Command enact(long generation, Command.Mode mode) {
    return new Command.EnactPlan(generation, new Command.Scope.All(), mode, List.of());
  }

  long grant(int uses, String rule, String... endpoints) {
    return ((Outcome.OverrideGranted)
            tell(
                new Command.GrantOverride(
                    List.of(rule),
                    Arrays.stream(endpoints).map(DomainName::of).toList(),
                    Duration.ofHours(1),
                    uses)))
        .override();
  }

  void guards(String zone, GuardSettings settings) {
    tell(new Command.SetGuards(DomainName.of(zone), Optional.empty(), settings));
  }

  long live(String owner) {
    DomainName name = DomainName.of(owner);
    return state.zones().enclosing(name).orElseThrow().generationAt(name);
  }

  static RecordSet a(int... last) {
    return new RecordSet(
        RecordType.A,
        60,
        Arrays.stream(last).mapToObj(it -> Rdata.of(new byte[] {10, 0, 0, (byte) it})).toList());
  }

  static RecordSet cname(String target) {
    return RecordSet.of(RecordType.CNAME, 60, name(target));
  }

  static RecordSets only(RecordSet set) {
    return RecordSets.of(set);
  }

  static Rdata name(String name) {
    return Rdata.of(DomainName.of(name).toWire());
  }
}
