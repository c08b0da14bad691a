package dev.holdfast.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Reads a table of checks: one a line, as `fast Incident_empty breaks-state NeverEmpty`.
final class CheckList {

  private CheckList() {}

  static List<Check> read(String text) {
    List<Check> checks = new ArrayList<>();
    Set<String> configurations = new HashSet<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Check check = check(line, number);
      if (!configurations.add(check.configuration())) {
        throw problem(number, check.configuration() + " stands in the table twice");
      }
      checks.add(check);
    }
    return List.copyOf(checks);
  }

  private static Check check(String line, int number) {
    List<String> words = List.of(line.trim().split("\\s+"));
    if (words.size() < 3) {
      throw problem(number, "a check is a set, a configuration and an expectation");
    }
    Check.Set set =
        switch (words.getFirst()) {
          case "fast" -> Check.Set.FAST;
          case "large" -> Check.Set.LARGE;
          case "long" -> Check.Set.LONG;
          default ->
              throw problem(number, "the set is fast, large or long, not " + words.getFirst());
        };
    return new Check(set, words.get(1), expectation(words.subList(2, words.size()), number));
  }

  private static Expectation expectation(List<String> words, int number) {
    return switch (words.getFirst()) {
      case "holds" -> holds(words.subList(1, words.size()), number);
      case "breaks-state" -> breaks(Breach.Kind.STATE, words, number);
      case "breaks-step" -> breaks(Breach.Kind.STEP, words, number);
      case "breaks-liveness" -> breaks(Breach.Kind.LIVENESS, words, number);
      case "reaches" -> new Expectation.Reaches(property(words, number));
      default -> throw problem(number, "unknown expectation " + words.getFirst());
    };
  }

  private static Expectation holds(List<String> never, int number) {
    if (never.isEmpty()) {
      return new Expectation.Holds(new TreeSet<>());
    }
    if (!never.getFirst().equals("never") || never.size() == 1) {
      throw problem(number, "after holds comes nothing, or never and the actions never taken");
    }
    return new Expectation.Holds(new TreeSet<>(never.subList(1, never.size())));
  }

  private static Expectation breaks(Breach.Kind kind, List<String> words, int number) {
    return new Expectation.Breaks(new Breach(kind, property(words, number)));
  }

  private static String property(List<String> words, int number) {
    if (words.size() != 2) {
      throw problem(number, "after %s comes one property".formatted(words.getFirst()));
    }
    return words.getLast();
  }

  private static CheckException problem(int line, String what) {
    return new CheckException("models/checks.txt, line %d: %s".formatted(line, what));
  }
}
