package dev.holdfast.chaos.run;

import dev.holdfast.chaos.report.Check;
import dev.holdfast.spec.trace.TraceCheck;
import dev.holdfast.spec.trace.TraceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Has the specification explain what nodes recorded. The model checker takes seconds for hundreds
/// of events, so it is given the beginnings of some of the sections, one for each start of a node.
final class Traces {

  private static final int MOST_SECTIONS = 4;
  private static final int MOST_EVENTS = 250;
  private static final String START = "{\"record\":\"start\"";

  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final List<String> against = new ArrayList<>();

  private Traces() {}

  /// @param folder holds a trace of each node
  static Check check(Path folder) throws IOException, InterruptedException {
    return new Traces().judge(folder);
  }

  private Check judge(Path folder) throws IOException, InterruptedException {
    List<List<String>> sections = new ArrayList<>();
    for (Path trace : traces(folder)) {
      sections.addAll(sections(trace));
    }
    List<List<String>> chosen = spread(sections);
    for (int i = 0; i < chosen.size(); i++) {
      Path excerpt = Files.write(folder.resolve("excerpt-%d".formatted(i)), chosen.get(i));
      explain(TraceCheck.check(excerpt));
    }
    counts.put("sections recorded", (long) sections.size());
    counts.put("looked at", (long) chosen.size());
    if (chosen.isEmpty()) {
      against.add("no node recorded anything");
    }
    return Check.of(
        "traces",
        "The specification explains what nodes recorded of the commands they applied, in the beginnings of some of their runs.",
        counts,
        against);
  }

  private static List<Path> traces(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  /// The beginning of each section that holds events.
  private static List<List<String>> sections(Path trace) throws IOException {
    List<List<String>> sections = new ArrayList<>();
    for (String line : Files.readAllLines(trace)) {
      if (line.startsWith(START)) {
        sections.add(new ArrayList<>());
      }
      if (sections.getLast().size() <= MOST_EVENTS && line.endsWith("}")) {
        sections.getLast().add(line);
      }
    }
    return sections.stream().filter(section -> section.size() > 1).toList();
  }

  private static List<List<String>> spread(List<List<String>> sections) {
    int count = Math.min(MOST_SECTIONS, sections.size());
    List<List<String>> chosen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chosen.add(sections.get(i * sections.size() / count));
    }
    return chosen;
  }

  private void explain(TraceReport report) {
    counts.merge("events", (long) report.events(), Long::sum);
    counts.merge(
        "beyond the specification",
        report.beyond().values().stream().mapToLong(Integer::longValue).sum(),
        Long::sum);
    report.unexplained().ifPresent(event -> against.addAll(event.text().lines().toList()));
  }
}
