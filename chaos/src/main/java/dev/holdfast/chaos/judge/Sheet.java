package dev.holdfast.chaos.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a judge writes down while it looks.
final class Sheet {

  /// Findings that are told; a broken store gives thousands, which say the same.
  private static final int TOLD = 10;

  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private long found;

  void count(String name) {
    count(name, 1);
  }

  void count(String name, long more) {
    counts.merge(name, more, Long::sum);
  }

  /// @param window what shows it, each in its own words
  void found(String rule, String what, Object... window) {
    found++;
    if (findings.size() < TOLD) {
      findings.add(new Finding(rule, what, Stream.of(window).map(Object::toString).toList()));
    }
  }

  Verdict verdict(String judge) {
    return new Verdict(judge, counts, List.copyOf(findings), found);
  }
}
