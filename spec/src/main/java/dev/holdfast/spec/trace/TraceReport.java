package dev.holdfast.spec.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// What TLC made of a trace.
public record TraceReport(List<SectionReport> sections) {

  public TraceReport {
    sections = List.copyOf(sections);
  }

  /// The first event that nothing explains.
  public Optional<Unexplained> unexplained() {
    return sections.stream().flatMap(section -> section.unexplained().stream()).findFirst();
  }

  public boolean accepted() {
    return unexplained().isEmpty();
  }

  public int events() {
    return sections.stream().mapToInt(SectionReport::events).sum();
  }

  /// Events explained in full, by action.
  public Map<String, Integer> explained() {
    return sum(SectionReport::explained);
  }

  /// Events that go beyond the specification, by the way in which they do.
  public Map<String, Integer> beyond() {
    return sum(SectionReport::beyond);
  }

  private Map<String, Integer> sum(Function<SectionReport, Map<String, Integer>> counts) {
    Map<String, Integer> sum = new TreeMap<>();
    sections.forEach(section ->
        counts.apply(section).forEach((what, count) -> sum.merge(what, count, Integer::sum)));
    return sum;
  }

  /// The report for people.
  public String text() {
    StringBuilder text = new StringBuilder();
    for (SectionReport section : sections) {
      text.append(
          "From log index %d: %d events about %d endpoints, %d of them told apart; ended %s%n"
              .formatted(
                  section.index(),
                  section.events(),
                  section.endpoints(),
                  section.classes(),
                  section.ending()));
    }
    text.append(String.format("%nexplained%n"));
    explained().forEach((what, count) -> text.append("%8d %s%n".formatted(count, what)));
    if (!beyond().isEmpty()) {
      text.append(String.format("%nbeyond the specification, and followed as recorded%n"));
      beyond().forEach((what, count) -> text.append("%8d %s%n".formatted(count, what)));
    }
    text.append(
        unexplained()
            .map(event -> "%n%s".formatted(event.text()))
            .orElseGet(() -> "%nThe specification explains all %d events.%n".formatted(events())));
    return text.toString();
  }
}
