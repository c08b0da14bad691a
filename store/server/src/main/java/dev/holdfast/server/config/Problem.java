package dev.holdfast.server.config;

import java.util.Comparator;

/// One thing wrong with a configuration.
///
/// @param key its full path, such as `members[1].grpc`; may be empty
record Problem(Origin origin, String key, String reason) implements Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparingInt((Problem problem) -> rank(problem.origin))
          .thenComparingInt(problem -> line(problem.origin))
          .thenComparing(problem -> line(problem.origin) > 0 ? "" : problem.origin.toString())
          .thenComparing(Problem::key);

  /// The order in which one would mend them: from what lasts to what was typed last.
  private static int rank(Origin origin) {
    return switch (origin) {
      case Origin.Standard _ -> 0;
      case Origin.Line _ -> 1;
      case Origin.Variable _ -> 2;
      case Origin.Flag _ -> 3;
    };
  }

  private static int line(Origin origin) {
    return origin instanceof Origin.Line line ? line.number() : 0;
  }

  @Override
  public String toString() {
    return key.isEmpty()
        ? "%s: %s".formatted(origin, reason)
        : "%s: %s: %s".formatted(origin, key, reason);
  }

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }
}
