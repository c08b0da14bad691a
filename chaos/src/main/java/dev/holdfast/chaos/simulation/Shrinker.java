package dev.holdfast.chaos.simulation;

import dev.holdfast.chaos.simulation.actor.Population;
import dev.holdfast.chaos.simulation.fault.Fault;
import dev.holdfast.chaos.simulation.fault.Schedule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds out how little has to go wrong for the same promise to break: fewer faults (Zeller and
/// Hildebrandt, "Simplifying and isolating failure-inducing input"), then fewer processes. It looks
/// at runs alone, so it cannot be wrong: what it hands back did fail.
final class Shrinker {

  /// Runs that may be spent on it. Counted, not timed: the same seed shrinks to the same schedule
  /// everywhere.
  private static final int RUNS = 400;

  private Verdict smallest;
  private int runs;

  private Shrinker(Verdict failed) {
    this.smallest = failed;
  }

  /// @param smallest the failure, with as little going wrong as was found to do
  /// @param runs how many runs it took to find that
  record Shrunk(Verdict smallest, int runs) {}

  static Shrunk shrink(Verdict failed) {
    Shrinker shrinker = new Shrinker(failed);
    shrinker.cutEnd();
    boolean smaller = true;
    while (smaller && shrinker.runs < RUNS) {
      int faults = shrinker.schedule().faults().size();
      int absent = shrinker.schedule().absent().size();
      shrinker.fewerFaults();
      shrinker.fewerProcesses();
      smaller =
          shrinker.schedule().faults().size() < faults
              || shrinker.schedule().absent().size() > absent;
    }
    return new Shrunk(shrinker.smallest, shrinker.runs);
  }

  private Schedule schedule() {
    return smallest.schedule();
  }

  /// What is to go wrong after it has gone wrong has nothing to do with it.
  private void cutEnd() {
    long at = smallest.breach().orElseThrow().atMicros();
    attempt(
        schedule().with(schedule().faults().stream().filter(it -> it.atMicros() <= at).toList()));
  }

  private void fewerFaults() {
    int size = Math.max(1, schedule().faults().size() / 2);
    while (size >= 1 && runs < RUNS) {
      boolean found = false;
      for (int from = 0; from < schedule().faults().size() && runs < RUNS; ) {
        List<Fault> left = new ArrayList<>(schedule().faults());
        left.subList(from, Math.min(left.size(), from + size)).clear();
        if (attempt(schedule().with(left))) {
          found = true;
        } else {
          from += size;
        }
      }
      size = found && size > 1 ? Math.min(size, schedule().faults().size()) / 2 : size / 2;
    }
  }

  private void fewerProcesses() {
    for (String name : Population.names()) {
      if (!schedule().absent().contains(name) && runs < RUNS) {
        Set<String> absent = new HashSet<>(schedule().absent());
        absent.add(name);
        attempt(schedule().without(absent));
      }
    }
  }

  /// Whether the same promise breaks when this is all that goes wrong.
  private boolean attempt(Schedule less) {
    runs++;
    Verdict verdict = Run.of(less, false);
    boolean same =
        verdict
            .breach()
            .filter(it -> it.promise().equals(smallest.breach().orElseThrow().promise()))
            .isPresent();
    if (same) {
      smallest = verdict;
    }
    return same;
  }
}
