package dev.holdfast.spec.story;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One step of a counterexample: what was, and what is.
record Step(TraceState before, TraceState after) {

  String action() {
    return after.action();
  }

  /// The keys at which `variable` changed, in order.
  List<String> changed(String variable) {
    Map<String, Value> old = parts(before, variable);
    Map<String, Value> now = parts(after, variable);
    Set<String> keys = new LinkedHashSet<>(old.keySet());
    keys.addAll(now.keySet());
    return keys.stream()
        .filter(key -> !Optional.ofNullable(old.get(key)).equals(Optional.ofNullable(now.get(key))))
        .toList();
  }

  /// The one key at which `variable` changed, or a question mark.
  String who(String variable) {
    List<String> changed = changed(variable);
    return changed.isEmpty() ? "?" : changed.getFirst();
  }

  /// What stood at this place before, as text; `nothing` where there was nothing.
  String before(String variable, String... path) {
    return text(before, variable, path);
  }

  /// What stands at this place now, as text; `nothing` where there is nothing.
  String now(String variable, String... path) {
    return text(after, variable, path);
  }

  /// The members that the set `variable` has gained.
  List<Value> gained(String variable) {
    return without(members(after, variable), members(before, variable));
  }

  /// The members that the set `variable` has lost.
  List<Value> lost(String variable) {
    return without(members(before, variable), members(after, variable));
  }

  /// Every change, as `variable.key before → now`.
  List<String> changes() {
    List<String> changes = new ArrayList<>();
    for (String variable : after.variables().keySet()) {
      List<String> keys = changed(variable);
      Value old = before.variables().get(variable);
      Value now = after.variables().get(variable);
      if (keys.isEmpty()) {
        addChanges(variable, old, now, changes);
      }
      for (String key : keys) {
        addChanges(
            variable + "." + key,
            old.at(key).orElse(Value.NOTHING),
            now.at(key).orElse(Value.NOTHING),
            changes);
      }
    }
    return changes;
  }

  /// Goes down to what really changed, as long as old and new have the same parts.
  private static void addChanges(String place, Value old, Value now, List<String> changes) {
    Map<String, Value> parts = now.parts();
    if (now.equals(old)) {
      return;
    }
    if (parts.isEmpty() || !parts.keySet().equals(old.parts().keySet())) {
      changes.add("%s %s → %s".formatted(place, shown(old), shown(now)));
      return;
    }
    parts.forEach(
        (key, part) -> addChanges(place + "." + key, old.at(key).orElseThrow(), part, changes));
  }

  private static String shown(Value value) {
    return value.equals(Value.NOTHING) ? "nothing" : value.toString();
  }

  private static Map<String, Value> parts(TraceState state, String variable) {
    return state.variables().getOrDefault(variable, Value.NOTHING).parts();
  }

  private static List<Value> members(TraceState state, String variable) {
    return state.variables().get(variable) instanceof Value.SetOf(List<Value> members)
        ? members
        : List.of();
  }

  private static List<Value> without(List<Value> all, List<Value> known) {
    return all.stream().filter(value -> !known.contains(value)).toList();
  }

  private static String text(TraceState state, String variable, String... path) {
    return Optional.ofNullable(state.variables().get(variable))
        .flatMap(value -> value.at(path))
        .map(Value::toString)
        .orElse("nothing");
  }
}
