package dev.holdfast.agents.planfile;

import dev.holdfast.dns.zonefile.InvalidZoneFileException;
import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with plan files. Beyond a limit it only counts.
final class PlanProblems {

  static final int LIMIT = 100;

  private final List<PlanProblem> kept = new ArrayList<>();
  private long total;

  void add(PlanProblem problem) {
    total++;
    if (kept.size() < LIMIT) {
      kept.add(problem);
    }
  }

  void addAll(InvalidZoneFileException invalid) {
    invalid
        .problems()
        .forEach(problem ->
            add(
                new PlanProblem(
                    problem.place().file(), problem.place().line(), "", problem.reason())));
    total += invalid.total() - invalid.problems().size();
  }

  void throwIfAny() {
    if (total > 0) {
      throw new InvalidPlanException(kept, total);
    }
  }
}
