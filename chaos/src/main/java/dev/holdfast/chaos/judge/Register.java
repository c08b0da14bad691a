package dev.holdfast.chaos.judge;

import java.util.SortedMap;
import java.util.TreeMap;

/// What one name holds, as far as its operations tell.
///
/// @param generation live there, or, where it is not exact, one that the live generation is above:
///   a change whose answer was lost has drawn a number that nobody was told
/// @param sets TTL and values by type
record Register(long generation, boolean exact, SortedMap<String, String> sets) {

  static final Register EMPTY = new Register(0, true, new TreeMap<>());

  /// Whether a generation that was seen can be the live one.
  boolean canBe(long seen) {
    return exact ? seen == generation : seen > generation;
  }

  Register at(long known) {
    return new Register(known, true, sets);
  }

  /// After a change that drew a number nobody was told.
  Register withSets(SortedMap<String, String> changed) {
    return new Register(generation, false, changed);
  }

  Register with(long next, SortedMap<String, String> changed) {
    return new Register(next, true, changed);
  }

  @Override
  public String toString() {
    return "generation %s%d, %s".formatted(exact ? "" : "above ", generation, sets);
  }
}
