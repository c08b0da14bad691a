package dev.holdfast.spec;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What TLC must find.
public sealed interface Expectation {

  /// Everything asked for holds, and every action was taken, except those that never can be.
  record Holds(SortedSet<String> never) implements Expectation {
    public Holds {
      never = Collections.unmodifiableSortedSet(new TreeSet<>(never));
    }

    @Override
    public String toString() {
      return never.isEmpty() ? "holds" : "holds, never " + String.join(", ", never);
    }
  }

  /// This property is broken, in this way.
  record Breaks(Breach breach) implements Expectation {
    @Override
    public String toString() {
      return breach.toString();
    }
  }

  /// This property is false on purpose: what breaks it is a state the model must reach.
  record Reaches(String property) implements Expectation {
    @Override
    public String toString() {
      return "reaches " + property;
    }
  }
}
