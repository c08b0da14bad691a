package dev.holdfast.agents.planfile;

import java.util.List;
import java.util.stream.Collectors;

/// Says that plan files cannot be used, and why, problem by problem. Nothing of them has been used.
public final class InvalidPlanException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<PlanProblem> problems;
  private final long total;

  InvalidPlanException(List<PlanProblem> problems, long total) {
    super(message(problems, total));
    this.problems = List.copyOf(problems);
    this.total = total;
  }

  /// The problems in the order in which they were found; at most [PlanProblems#LIMIT] are kept.
  public List<PlanProblem> problems() {
    return problems;
  }

  /// How many problems were found, those beyond the limit included.
  public long total() {
    return total;
  }

  private static String message(List<PlanProblem> problems, long total) {
    String lines = problems.stream().map(PlanProblem::toString).collect(Collectors.joining("\n"));
    String more = total > problems.size() ? "\nand %d more".formatted(total - problems.size()) : "";
    return lines + more;
  }
}
