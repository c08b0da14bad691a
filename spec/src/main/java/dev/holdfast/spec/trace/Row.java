package dev.holdfast.spec.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One row of `Trace.tla`: an action, and what was recorded of it. What a row says of endpoints is
/// kept by endpoint, so that those of which every row says the same can be told as one.
final class Row {

  /// Something said of endpoints.
  ///
  /// @param values by endpoint; without meaning in a set
  /// @param others elements of a set that are no endpoints
  record About(boolean set, Map<Integer, String> values, List<String> others) {}

  /// @param endpoint absent where the rule is about the command as a whole
  record Reason(String rule, Optional<Integer> endpoint) {}

  private final int event;
  private final String action;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Map<String, About> endpoints = new LinkedHashMap<>();
  private final Map<String, Integer> ones = new LinkedHashMap<>();
  private final List<Reason> reasons = new ArrayList<>();
  private Optional<String> beyond = Optional.empty();

  /// @param event number of the event it belongs to
  Row(int event, String action) {
    this.event = event;
    this.action = action;
  }

  Row with(String field, Object value) {
    fields.put(field, value.toString());
    return this;
  }

  Row withText(String field, String text) {
    return with(field, Tla.string(text));
  }

  Row withFlag(String field, boolean value) {
    return with(field, Tla.bool(value));
  }

  /// One endpoint.
  Row withOne(String field, int endpoint) {
    ones.put(field, endpoint);
    return this;
  }

  Row withSet(String field, Collection<Integer> elements, String... others) {
    Map<Integer, String> values = new TreeMap<>();
    elements.forEach(element -> values.put(element, ""));
    endpoints.put(field, new About(true, values, List.of(others)));
    return this;
  }

  Row withValues(String field, Map<Integer, String> values) {
    endpoints.put(field, new About(false, new TreeMap<>(values), List.of()));
    return this;
  }

  Row because(Collection<Reason> recorded) {
    reasons.addAll(recorded);
    return this;
  }

  /// Says that the specification does not reach as far as this row, and why.
  Row beyond(String why) {
    beyond = Optional.of(why);
    return this;
  }

  int event() {
    return event;
  }

  String action() {
    return action;
  }

  Map<String, String> fields() {
    return fields;
  }

  Map<String, About> endpoints() {
    return endpoints;
  }

  Map<String, Integer> ones() {
    return ones;
  }

  List<Reason> reasons() {
    return reasons;
  }

  Optional<String> beyond() {
    return beyond;
  }
}
