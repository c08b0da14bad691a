package dev.holdfast.chaos.incident;

import dev.holdfast.chaos.answer.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What nodes have answered in a while, one after the other, in one line.
final class Dig {

  private final List<String> parts = new ArrayList<>();
  private long first;
  private long last;
  private boolean bad;

  private Dig() {}

  /// @param answers of each node, in the order in which it gave them
  static Line line(Map<String, List<Answer>> answers) {
    Map<String, List<String>> nodesByWords = new LinkedHashMap<>();
    boolean bad = false;
    for (Map.Entry<String, List<Answer>> node : answers.entrySet()) {
      Dig dig = new Dig();
      node.getValue().forEach(dig::add);
      dig.endRun();
      String words = String.join(", then ", dig.parts);
      nodesByWords.computeIfAbsent(words, _ -> new ArrayList<>()).add(node.getKey());
      bad |= dig.bad;
    }
    List<String> all = new ArrayList<>();
    nodesByWords.forEach((words, nodes) -> all.add(String.join(", ", nodes) + ": " + words));
    return new Line("dig " + String.join("; ", all), bad ? Line.Mood.BAD : Line.Mood.PLAIN);
  }

  /// Plans that follow each other one by one are told as a run; everything else ends it.
  private void add(Answer answer) {
    switch (answer) {
      case Answer.Addresses(long generation) -> addPlan(generation);
      case Answer.Empty() -> addBad("NOERROR without an address");
      case Answer.NoSuchName() -> addBad("NXDOMAIN");
      case Answer.Unexpected(String what) -> addBad(what);
      case Answer.Silence() -> addBad("no answer");
    }
  }

  private void addPlan(long generation) {
    if (first > 0 && generation != last && generation != last + 1) {
      bad |= generation < last;
      endRun();
    }
    first = first == 0 ? generation : first;
    last = generation;
  }

  private void addBad(String words) {
    endRun();
    bad = true;
    if (parts.isEmpty() || !parts.getLast().equals(words)) {
      parts.add(words);
    }
  }

  private void endRun() {
    if (first > 0) {
      parts.add(
          switch ((int) (last - first)) {
            case 0 -> "plan " + first;
            case 1 -> "plan %d, then plan %d".formatted(first, last);
            default -> "plans %d to %d".formatted(first, last);
          });
    }
    first = 0;
  }
}
