package dev.holdfast.spec.conformance;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the spec says of a command in a state.
///
/// @param before the state
/// @param after the step that the command is, if it is one
/// @param refusals the rules that stand against it. There may be some beside a step, where each
///   endpoint has its own verdict, and none where there is nothing left to do
record Expected(
    SpecCommand command, SpecState before, Optional<SpecState> after, Set<Reason> refusals) {

  /// Whether the command would draw a number that the model does not have.
  boolean isBeyond(Bounds bounds) {
    return bounds.areLeftBy(command, before) && refusals.isEmpty();
  }

  /// Whether `reaction` is that.
  boolean isMetBy(Reaction reaction) {
    return switch (reaction) {
      case Reaction.Stopped _ -> false;
      case Reaction.Refused(Situation left, Set<Reason> reasons) ->
          refusesAll() && agree(reasons) && left.seen().equals(before);
      case Reaction.Accepted(Situation reached, Set<Reason> verdicts) ->
          !refusesAll() && agree(verdicts) && reached.seen().equals(after.orElse(before));
    };
  }

  /// As [#isMetBy], for a command that [#isBeyond] the model: how it ends is not compared.
  boolean isMetBeyondBy(Reaction reaction) {
    return reaction instanceof Reaction.Accepted(Situation reached, Set<Reason> verdicts)
        && verdicts.isEmpty()
        && (reached.seen().equals(before)
            || reached.seen().lastGeneration() > before.lastGeneration()
            || reached.seen().overrides().last() > before.overrides().last());
  }

  private boolean refusesAll() {
    if (refusals.isEmpty()) {
      return false;
    }
    return !command.isIndependent() || refusals.stream().anyMatch(Reason::isOfWholeCommand);
  }

  /// Whether what is told is what is meant, no more and no less.
  private boolean agree(Set<Reason> told) {
    return told.equals(refusals)
        || told.stream().allMatch(one -> refusals.stream().anyMatch(one::isOneOf))
            && refusals.stream()
                .allMatch(meant -> told.stream().anyMatch(one -> one.isOneOf(meant)));
  }

  /// The same in words.
  @Override
  public String toString() {
    String step =
        after
            .map(state ->
                state.equals(before) ? "a step that changes nothing" : "a step to\n" + state)
            .orElse(refusals.isEmpty() ? "nothing left to do" : "no step");
    return refusals.isEmpty() ? step : step + "\nrefused: " + words(refusals);
  }

  static String words(Set<Reason> reasons) {
    return reasons.stream().map(Reason::toString).sorted().collect(Collectors.joining(", "));
  }
}
