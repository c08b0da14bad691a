package dev.holdfast.spec.conformance.machine;

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
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Soa;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Where every comparison starts: a store with one zone that holds its apex only, and two
/// overrides, reached by the commands an operator would use.
///
/// @param lasting id of an override of all rules at all endpoints, with uses enough for any path
/// @param expired id of one that lasts shorter than the time between two generations
record Setting(State start, long lasting, long expired) {

  static final Soa SOA =
      new Soa(60, DomainName.of("ns.example."), DomainName.of("ops.example."), 60, 60, 60, 60);
  static final Serial SERIAL = Serial.FIRST;
  static final RecordSets APEX_CONTENTS =
      RecordSets.of(
          RecordSet.of(RecordType.NS, 60, Rdata.of(DomainName.of("ns.elsewhere.").toWire())));

  /// A number under which no override was ever granted.
  static final long UNKNOWN_OVERRIDE = 1000;

  private static final List<String> RULES = List.of("never-empty", Rule.ZONE_NOT_EMPTY);

  static Setting of(Bounds bounds) {
    List<DomainName> names = new ArrayList<>(List.of(Numbers.APEX));
    bounds.endpoints().forEach(endpoint -> names.add(Numbers.owner(endpoint)));
    Duration lasting = Duration.ofDays(1);
    Duration soonOver = Duration.ofSeconds(1);
    Step zone = step(State.EMPTY, new Command.CreateZone(Numbers.APEX, SOA, SERIAL, APEX_CONTENTS));
    Step first =
        step(zone.state(), new Command.GrantOverride(RULES, names, lasting, Integer.MAX_VALUE));
    Step second = step(first.state(), new Command.GrantOverride(RULES, names, soonOver, 1));
    return new Setting(second.state(), granted(first), granted(second));
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
