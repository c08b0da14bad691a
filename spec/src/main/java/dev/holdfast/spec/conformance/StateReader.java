package dev.holdfast.spec.conformance;

import static dev.holdfast.spec.conformance.TlcValues.field;
import static dev.holdfast.spec.conformance.TlcValues.function;
import static dev.holdfast.spec.conformance.TlcValues.members;
import static dev.holdfast.spec.conformance.TlcValues.number;
import static dev.holdfast.spec.conformance.TlcValues.sequence;
import static dev.holdfast.spec.conformance.TlcValues.set;
import static dev.holdfast.spec.conformance.TlcValues.truth;

import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeSet;
import tlc2.tool.TLCState;
import tlc2.value.IValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/// Reads the variables of `spec/tla/State.tla` out of a state of TLC's.
final class StateReader {

  private static final UniqueString LAST_GENERATION = UniqueString.uniqueStringOf("lastGeneration");
  private static final UniqueString PLANS = UniqueString.uniqueStringOf("plans");
  private static final UniqueString ENDPOINTS = UniqueString.uniqueStringOf("endpoints");
  private static final UniqueString ZONE = UniqueString.uniqueStringOf("zone");
  private static final UniqueString FROZEN = UniqueString.uniqueStringOf("frozen");
  private static final UniqueString GUARDS = UniqueString.uniqueStringOf("guards");
  private static final UniqueString HISTORY_LIMIT = UniqueString.uniqueStringOf("historyLimit");
  private static final UniqueString LAST_OVERRIDE = UniqueString.uniqueStringOf("lastOverride");
  private static final UniqueString OVERRIDES = UniqueString.uniqueStringOf("overrides");
  private static final UniqueString CLAIMS = UniqueString.uniqueStringOf("claims");
  private static final UniqueString HELD = UniqueString.uniqueStringOf("held");

  private StateReader() {}

  static SpecState read(TLCState state) {
    return new SpecState(
        number(state.lookup(LAST_GENERATION)),
        function(state.lookup(PLANS), TlcValues::number, StateReader::plan),
        function(state.lookup(ENDPOINTS), TlcValues::name, StateReader::endpoint),
        zone(state.lookup(ZONE)),
        set(state.lookup(FROZEN), TlcValues::name),
        new SpecState.Settings(
            function(state.lookup(GUARDS), TlcValues::name, TlcValues::number),
            number(state.lookup(HISTORY_LIMIT))),
        new SpecState.Overrides(
            number(state.lookup(LAST_OVERRIDE)),
            function(state.lookup(OVERRIDES), TlcValues::number, StateReader::override)),
        targets(state.lookup(CLAIMS), state.lookup(HELD)));
  }

  private static SpecState.Permission override(IValue override) {
    return new SpecState.Permission(
        set(field(override, "at"), TlcValues::name),
        number(field(override, "uses")),
        truth(field(override, "expired")));
  }

  /// Claims stand in the spec as pairs of target and generation.
  private static SortedMap<String, SpecState.Target> targets(IValue claims, IValue held) {
    SortedMap<String, SpecState.Target> targets =
        function(
            held,
            TlcValues::name,
            holds ->
                new SpecState.Target(
                    new TreeSet<>(), function(holds, TlcValues::name, TlcValues::number)));
    for (Value claim : members(claims)) {
      Value[] pair = sequence(claim);
      targets.get(TlcValues.name(pair[0])).claims().add(number(pair[1]));
    }
    return targets;
  }

  private static SpecState.Plan plan(IValue plan) {
    String status = TlcValues.name(field(plan, "status"));
    return new SpecState.Plan(
        SpecState.Status.valueOf(status.toUpperCase(Locale.ROOT)),
        function(field(plan, "content"), TlcValues::name, TlcValues::number));
  }

  private static SpecState.Endpoint endpoint(IValue endpoint) {
    return new SpecState.Endpoint(
        live(field(endpoint, "live")),
        Arrays.stream(sequence(field(endpoint, "history"))).map(StateReader::live).toList());
  }

  private static SpecState.Live live(IValue live) {
    return new SpecState.Live(number(field(live, "generation")), number(field(live, "content")));
  }

  private static SpecState.Zone zone(IValue zone) {
    return new SpecState.Zone(truth(field(zone, "exists")), number(field(zone, "floor")));
  }
}
