package dev.holdfast.spec.conformance.machine;

import dev.holdfast.guard.MaxRemoval;
import dev.holdfast.guard.MinAddresses;
import dev.holdfast.guard.NeverEmpty;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.Rule;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.spec.conformance.Bounds;
import dev.holdfast.spec.conformance.SpecState;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Soa;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Where every comparison starts: a store with one zone that holds its apex only, and a few
/// overrides that stand throughout, reached by the commands an operator would use.
///
/// @param lasting id of an override of all rules at all endpoints, with uses enough for any path
/// @param expired id of one that lasts shorter than the time between two generations
/// @param beside ids of two that last and never fit: one is of another guard, one is about another
///   endpoint
record Setting(Bounds bounds, State start, long lasting, long expired, List<Long> beside) {

  static final Soa SOA =
      new Soa(60, DomainName.of("ns.example."), DomainName.of("ops.example."), 60, 60, 60, 60);
  static final Serial SERIAL = Serial.FIRST;
  static final RecordSets APEX_CONTENTS =
      RecordSets.of(
          RecordSet.of(RecordType.NS, 60, Rdata.of(DomainName.of("ns.elsewhere.").toWire())));

  /// A number under which no override was ever granted.
  static final long UNKNOWN_OVERRIDE = 1000;

  /// How long what is granted or claimed lasts: longer than any path.
  static final Duration LASTING = Duration.ofDays(1);

  static final List<String> RULES =
      List.of(NeverEmpty.RULE, MinAddresses.RULE, Rule.ZONE_NOT_EMPTY);

  private static final int STANDING = 4;

  static Setting of(Bounds bounds) {
    List<DomainName> names = new ArrayList<>(List.of(Numbers.APEX));
    bounds.endpoints().forEach(endpoint -> names.add(Numbers.owner(endpoint)));
    List<DomainName> elsewhere = List.of(Numbers.owner(SpecState.ELSEWHERE));
    Step zone = step(State.EMPTY, new Command.CreateZone(Numbers.APEX, SOA, SERIAL, APEX_CONTENTS));
    Step lasting = grant(zone, RULES, names, LASTING, Integer.MAX_VALUE);
    Step expired = grant(lasting, RULES, names, Duration.ofSeconds(1), 1);
    Step another = grant(expired, List.of(MaxRemoval.RULE), names, LASTING, 1);
    Step further = grant(another, RULES, elsewhere, LASTING, 1);
    if (further.state().lastOverride() != STANDING) {
      throw new IllegalStateException(further.state().lastOverride() + " overrides to begin with");
    }
    return new Setting(
        bounds,
        further.state(),
        granted(lasting),
        granted(expired),
        List.of(granted(another), granted(further)));
  }

  /// The machine's id of the spec's override.
  static long idOf(int override) {
    return STANDING + override;
  }

  /// The spec's number of the machine's override; 0 or less for those that stand throughout.
  static int numberOf(long id) {
    return Math.toIntExact(id - STANDING);
  }

  private static Step grant(
      Step before, List<String> rules, List<DomainName> names, Duration validFor, int uses) {
    return step(before.state(), new Command.GrantOverride(rules, names, validFor, uses));
  }

  private static Step step(State state, Command command) {
    return Protocol.apply(state, Request.of("operator", command), Numbers.BEGINNING);
  }

  private static long granted(Step step) {
    return switch (step.reply().outcome()) {
      case Outcome.OverrideGranted(long override) -> override;
      case Outcome other -> throw new IllegalStateException("no override granted: " + other);
    };
  }
}
