package dev.holdfast.spec.conformance;

import java.util.SortedSet;

/// The bounds of one comparison, as its configuration gives them to the constants of
/// `spec/tla/State.tla` and `spec/tla/Commands.tla`.
///
/// @param generations how many may be drawn
/// @param history how many earlier contents an endpoint remembers
/// @param keeps the numbers of sealed plans that clean-up is told to keep
public record Bounds(
    SortedSet<String> endpoints, int generations, int history, SortedSet<Integer> keeps) {}
