package dev.holdfast.chaos.history;

import java.util.List;
import java.util.SortedMap;

/// What one try of a change came to, as far as its client can know.
public sealed interface Outcome {

  /// It was carried out.
  ///
  /// @param figures the numbers of the response by name, zeros left out
  /// @param refused the verdicts of single endpoints that stayed as they were
  record Acknowledged(
      Position at,
      long revision,
      boolean repeat,
      SortedMap<String, Long> figures,
      List<Refusal> refused)
      implements Outcome {}

  /// The store refused it. Long lists of refusals are cut on their way.
  ///
  /// @param total how many refusals there were
  record Refused(Position at, long revision, boolean repeat, List<Refusal> refusals, int total)
      implements Outcome {}

  /// It may have happened, may yet happen, or may never.
  record Unknown(String why) implements Outcome {}

  /// It was turned away before it could be carried out, and has changed nothing.
  record TurnedAway(String why) implements Outcome {}
}
