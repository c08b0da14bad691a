package dev.holdfast.spec.conformance;

import static dev.holdfast.spec.conformance.TlcValues.field;
import static dev.holdfast.spec.conformance.TlcValues.function;
import static dev.holdfast.spec.conformance.TlcValues.number;
import static dev.holdfast.spec.conformance.TlcValues.sequence;
import static dev.holdfast.spec.conformance.TlcValues.truth;

import java.util.Arrays;
import java.util.Locale;
import tlc2.tool.TLCState;
import tlc2.value.IValue;
import util.UniqueString;

/// Reads the variables of `spec/tla/State.tla` out of a state of TLC's.
final class StateReader {

  private static final UniqueString LAST_GENERATION = UniqueString.uniqueStringOf("lastGeneration");
  private static final UniqueString PLANS = UniqueString.uniqueStringOf("plans");
  private static final UniqueString ENDPOINTS = UniqueString.uniqueStringOf("endpoints");
  private static final UniqueString ZONE = UniqueString.uniqueStringOf("zone");

  private StateReader() {}

  static SpecState read(TLCState state) {
    return new SpecState(
        number(state.lookup(LAST_GENERATION)),
        function(state.lookup(PLANS), TlcValues::number, StateReader::plan),
        function(state.lookup(ENDPOINTS), TlcValues::name, StateReader::endpoint),
        zone(state.lookup(ZONE)));
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
