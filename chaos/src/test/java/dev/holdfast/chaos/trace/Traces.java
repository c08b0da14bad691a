package dev.holdfast.chaos.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.spec.trace.ChangedTrace;
import dev.holdfast.spec.trace.TraceCheck;
import dev.holdfast.spec.trace.TraceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Puts what nodes recorded to the specification.
public final class Traces {

  private Traces() {}

  /// Demands that the specification explains each trace in `folder`, that `actions` occur in each,
  /// and that one of them, with one record changed, is rejected at that record.
  public static void areExplained(Path folder, long seed, String... actions)
      throws IOException, InterruptedException {
    List<Path> traces;
    try (Stream<Path> files = Files.list(folder)) {
      traces = files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
    assertThat(traces).isNotEmpty();
    Set<List<String>> explained = new HashSet<>();
    for (Path trace : traces) {
      if (!explained.add(events(trace))) {
        continue; // Another node has recorded the very same.
      }
      TraceReport report = TraceCheck.check(trace);
      assertThat(report.accepted()).as("%s%n%s", trace, report.text()).isTrue();
      assertThat(report.explained().keySet()).as(report.text()).contains(actions);
      assertThat(mostlyExplained(report)).as(report.text()).isTrue();
      System.out.printf("%s%n%s%n", trace.getFileName(), report.text());
    }
    isRejectedWhenChanged(traces.get((int) (seed % traces.size())), seed);
  }

  /// What a node applied, without what tells it from another.
  private static List<String> events(Path trace) throws IOException {
    return Files.readAllLines(trace).stream()
        .filter(line -> line.startsWith("{\"record\":\"event\""))
        .toList();
  }

  /// What goes beyond the specification is the exception.
  private static boolean mostlyExplained(TraceReport report) {
    long explained = sum(report.explained());
    return explained >= 5 && explained > 4 * sum(report.beyond());
  }

  private static long sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToLong(Integer::longValue).sum();
  }

  private static void isRejectedWhenChanged(Path trace, long seed)
      throws IOException, InterruptedException {
    ChangedTrace changed =
        ChangedTrace.of(trace, trace.resolveSibling(trace.getFileName() + ".changed"), seed);
    TraceReport report = TraceCheck.check(changed.file());
    assertThat(report.unexplained()).as("%s", changed).isPresent();
    assertThat(report.unexplained().orElseThrow().line())
        .as("%s%n%s", changed, report.text())
        .isEqualTo(changed.line());
  }
}
