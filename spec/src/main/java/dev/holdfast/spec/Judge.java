package dev.holdfast.spec;

import java.util.SortedSet;
import java.util.TreeSet;

/// Compares what was found with what had to be found.
final class Judge {

  private Judge() {}

  static Verdict judge(Expectation expected, Finding found, TlcReport report) {
    if (found instanceof Finding.Failed(String problem)) {
      return new Verdict.Unexpected(problem);
    }
    return switch (expected) {
      case Expectation.Holds(SortedSet<String> never) ->
          found instanceof Finding.Held
              ? actions(never, report)
              : new Verdict.Unexpected("had to hold, but TLC %s".formatted(found));
      case Expectation.Breaks(Breach breach) -> broken(breach, found);
      case Expectation.Reaches(String property) ->
          broken(new Breach(Breach.Kind.STATE, property), found);
    };
  }

  private static Verdict broken(Breach breach, Finding found) {
    if (found instanceof Finding.Broke(Breach actual) && actual.equals(breach)) {
      return new Verdict.AsExpected();
    }
    return new Verdict.Unexpected(
        found instanceof Finding.Held
            ? "%s had to break, but TLC visited every state and it holds"
                .formatted(breach.property())
            : "had to be: %s; but TLC found: %s".formatted(breach, found));
  }

  /// A model in which nothing happens keeps every promise, so what holds must also have been tried.
  private static Verdict actions(SortedSet<String> never, TlcReport report) {
    SortedSet<String> idle = new TreeSet<>();
    SortedSet<String> taken = new TreeSet<>();
    report.actions().forEach((action, times) -> (times == 0 ? idle : taken).add(action));
    if (taken.isEmpty()) {
      return new Verdict.Unexpected("TLC did not say which actions were taken");
    }
    if (idle.equals(never)) {
      return new Verdict.AsExpected();
    }
    idle.removeAll(never);
    if (!idle.isEmpty()) {
      return new Verdict.Unexpected(
          "never taken: %s; the model says nothing about that".formatted(String.join(", ", idle)));
    }
    SortedSet<String> surprising = new TreeSet<>(never);
    surprising.removeIf(action -> !taken.contains(action));
    return new Verdict.Unexpected(
        surprising.isEmpty()
            ? "the table names actions that the module does not have: " + String.join(", ", never)
            : "must never be taken, but was: " + String.join(", ", surprising));
  }
}
