package dev.holdfast.chaos.bench.apply;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.openjdk.jmh.results.RunResult;

/// The figures of one command, one for each round and size of store, as rows of a Markdown table.
record RateTable(SortedMap<String, List<Figure>> bySize) {

  private static final Comparator<String> BY_NUMBER = Comparator.comparingInt(Integer::parseInt);

  static final String HEADING =
      """
      | command | endpoints in state | per second | processor time each, µs | against 1 000 | octets allocated |
      |---|--:|--:|--:|--:|--:|\
      """;

  /// What one command cost in one run.
  ///
  /// @param micros by the clock
  /// @param cpuMicros by the processor
  record Figure(double micros, double cpuMicros, double octets) {
    static Figure of(RunResult result) {
      return new Figure(
          result.getPrimaryResult().getScore(),
          result.getSecondaryResults().get(CpuTime.LABEL).getScore(),
          result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
    }
  }

  static RateTable of(Map<String, List<Figure>> bySize) {
    SortedMap<String, List<Figure>> sorted = new TreeMap<>(BY_NUMBER);
    sorted.putAll(bySize);
    return new RateTable(sorted);
  }

  String lines(String command) {
    StringJoiner lines = new StringJoiner("\n");
    bySize.forEach((size, figures) -> {
      double cpuMicros = median(figures, Figure::cpuMicros);
      lines.add(
          "| %s | %s | %s | %s | %s | %s |"
              .formatted(
                  command,
                  grouped(Integer.parseInt(size)),
                  grouped(1e6 / median(figures, Figure::micros)),
                  cpuMicros < 100 ? "%.2f".formatted(cpuMicros) : grouped(cpuMicros),
                  ratios(figures),
                  grouped(median(figures, Figure::octets))));
    });
    return lines.toString();
  }

  /// Against the smallest store, round by round, so that both sides of a ratio were measured close
  /// to each other: the middle one, the least and the greatest.
  private String ratios(List<Figure> figures) {
    List<Figure> smallest = bySize.firstEntry().getValue();
    List<Double> ratios =
        IntStream.range(0, figures.size())
            .mapToObj(round -> figures.get(round).cpuMicros() / smallest.get(round).cpuMicros())
            .sorted()
            .toList();
    return figures == smallest
        ? ""
        : "%.2f (%.2f to %.2f)"
            .formatted(ratios.get(ratios.size() / 2), ratios.getFirst(), ratios.getLast());
  }

  private static double median(List<Figure> figures, ToDoubleFunction<Figure> part) {
    return figures.stream().mapToDouble(part).sorted().toArray()[figures.size() / 2];
  }

  private static String grouped(double number) {
    return number < 10
        ? "%.1f".formatted(number)
        : String.format(Locale.ROOT, "%,.0f", number).replace(',', ' ');
  }
}
