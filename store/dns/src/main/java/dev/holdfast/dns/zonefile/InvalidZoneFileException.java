package dev.holdfast.dns.zonefile;

import java.util.List;
import java.util.stream.Collectors;

/// Says that a zone file cannot be used, and why, line by line. Nothing of it has been used.
public final class InvalidZoneFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;
  private final long total;

  InvalidZoneFileException(String file, List<Problem> problems, long total) {
    super(message(file, problems, total));
    this.problems = List.copyOf(problems);
    this.total = total;
  }

  /// The problems in the order in which they were found; at most [Problems#LIMIT] are kept.
  public List<Problem> problems() {
    return problems;
  }

  /// How many problems were found, those beyond the limit included.
  public long total() {
    return total;
  }

  private static String message(String file, List<Problem> problems, long total) {
    String lines = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    String more = total > problems.size() ? "\nand %d more".formatted(total - problems.size()) : "";
    return "zone file %s has %d %s; nothing of it was used\n%s%s"
        .formatted(file, total, total == 1 ? "problem" : "problems", lines, more);
  }
}
