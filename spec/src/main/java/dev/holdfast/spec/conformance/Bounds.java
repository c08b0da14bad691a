package dev.holdfast.spec.conformance;

import java.util.SortedSet;

/// The bounds of one comparison, as its configuration gives them to the constants of
/// `spec/tla/State.tla` and `spec/tla/Commands.tla`.
///
/// @param generations how many may be drawn
/// @param history how many earlier contents an endpoint remembers, unless told otherwise
/// @param keeps the numbers of sealed plans that clean-up is told to keep
/// @param targets the outside targets
/// @param overrides how many may be granted
public record Bounds(
    Concern concern,
    SortedSet<String> endpoints,
    int generations,
    int history,
    SortedSet<Integer> keeps,
    SortedSet<String> targets,
    int overrides) {

  /// Whether `command` would draw a number in `state` that the model does not have.
  boolean areLeftBy(SpecCommand command, SpecState state) {
    return command.draws() && state.lastGeneration() == generations
        || command instanceof SpecCommand.GrantOverride && state.overrides().last() == overrides;
  }
}
