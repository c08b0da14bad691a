package dev.holdfast.chaos.incident;

import dev.holdfast.chaos.answer.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the nodes answer just now, in one line.
final class Dig {

  private Dig() {}

  /// @param latest the latest answer of each node
  static Line line(Map<String, Answer> latest) {
    Map<Answer, List<String>> nodes = new LinkedHashMap<>();
    latest.forEach(
        (node, answer) -> nodes.computeIfAbsent(answer, _ -> new ArrayList<>()).add(node));
    List<String> parts = new ArrayList<>();
    nodes.forEach((answer, by) ->
        parts.add(
            latest.size() == 1 ? words(answer) : words(answer) + " from " + String.join(", ", by)));
    return new Line("dig: " + String.join("; ", parts), mood(latest));
  }

  private static String words(Answer answer) {
    return switch (answer) {
      case Answer.Addresses(long generation) -> "addresses of plan " + generation;
      case Answer.Empty() -> "NOERROR, no address";
      case Answer.NoSuchName() -> "NXDOMAIN";
      case Answer.Unexpected(String what) -> what;
      case Answer.Silence() -> "no answer";
    };
  }

  private static Line.Mood mood(Map<String, Answer> latest) {
    return latest.values().stream().allMatch(Answer.Addresses.class::isInstance)
        ? Line.Mood.PLAIN
        : Line.Mood.BAD;
  }
}
