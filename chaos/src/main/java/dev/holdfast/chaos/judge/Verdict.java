package dev.holdfast.chaos.judge;

import java.util.List;
import java.util.SortedMap;

/// What a judge says of a run.
///
/// @param judge its name
/// @param counts what it looked at, by name
/// @param findings the first of them; none where all held
/// @param found how many there were
public record Verdict(
    String judge, SortedMap<String, Long> counts, List<Finding> findings, long found) {

  public boolean held() {
    return found == 0;
  }

  /// How much of something was looked at; 0 where it was not named.
  public long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(
            held()
                ? "%s: held %s".formatted(judge, counts)
                : "%s: %d findings %s".formatted(judge, found, counts));
    findings.forEach(finding -> text.append(System.lineSeparator()).append("  ").append(finding));
    return text.toString();
  }
}
