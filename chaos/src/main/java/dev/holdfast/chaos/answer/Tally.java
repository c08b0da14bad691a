package dev.holdfast.chaos.answer;

import java.util.SortedMap;

/// What was counted in a record of answers.
///
/// @param answers that came, whatever they said
/// @param emptyAnswers `NOERROR` or `NXDOMAIN`, without an address
/// @param backwardAnswers with addresses of an older plan than the same node had answered with
///   before at the same name
/// @param unexpectedAnswers no correct server gives: see [Answer.Unexpected]
/// @param timeouts queries without an answer; not part of `answers`
/// @param answersByNode how many of `answers` each node gave; 0 for those that never did
public record Tally(
    long answers,
    long emptyAnswers,
    long backwardAnswers,
    long unexpectedAnswers,
    long timeouts,
    SortedMap<String, Long> answersByNode) {

  /// The fewest answers that any node gave.
  public long fewestOfANode() {
    return answersByNode.values().stream().mapToLong(Long::longValue).min().orElse(0);
  }
}
