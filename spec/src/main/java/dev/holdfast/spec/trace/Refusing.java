package dev.holdfast.spec.trace;

import dev.holdfast.guard.NeverEmpty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// The refusals of one event, sorted by what the specification makes of them.
///
/// @param reasons those it must give itself
/// @param beside endpoints refused by guards that it does not have
/// @param besideRules those guards
/// @param unspecified the first rule that it does not have and that was judged before all others
record Refusing(
    List<Row.Reason> reasons,
    Set<Integer> beside,
    Set<String> besideRules,
    Optional<String> unspecified) {

  private static final List<String> RUN_OUT =
      List.of("at least 1 address", "at least 1 name server", "at least 1 answer");

  /// @param about the endpoints that the command is about; none if it is about something else
  static Refusing of(Event event, Endpoints endpoints, Collection<Integer> about) {
    List<Row.Reason> reasons = new ArrayList<>();
    Set<Integer> beside = new TreeSet<>();
    Set<String> besideRules = new TreeSet<>();
    Optional<String> unspecified = Optional.empty();
    Set<Integer> asked = new HashSet<>(about);
    for (Event.Refused refused : event.refusals()) {
      OptionalInt at = endpoints.find(refused.subject());
      Optional<Integer> endpoint =
          at.isPresent() && asked.contains(at.getAsInt())
              ? Optional.of(at.getAsInt())
              : Optional.empty();
      if (isBeside(refused, endpoint, !asked.isEmpty())) {
        endpoint.ifPresent(beside::add);
        besideRules.add(refused.rule());
      } else if (Rules.isSpecified(refused.rule())) {
        reasons.add(new Row.Reason(refused.rule(), endpoint));
      } else {
        unspecified = unspecified.or(() -> Optional.of(refused.rule()));
      }
    }
    reasons.removeIf(reason -> reason.endpoint().filter(beside::contains).isPresent());
    return new Refusing(reasons, beside, besideRules, unspecified);
  }

  /// A guard judges endpoints too that lead by a CNAME to what changes, and names that a delegation
  /// would hide; the specification has neither.
  private static boolean isBeside(
      Event.Refused refused, Optional<Integer> endpoint, boolean aboutEndpoints) {
    if (Rules.isBeside(refused.rule())) {
      return true;
    }
    return refused.rule().equals(NeverEmpty.RULE)
        && aboutEndpoints
        && (endpoint.isEmpty() || !RUN_OUT.contains(refused.limit()));
  }

  String besideText() {
    return "also refused by %s, which the specification does not have"
        .formatted(String.join(", ", besideRules));
  }
}
