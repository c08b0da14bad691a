package dev.holdfast.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// Results as a table for people.
public final class CheckTable {

  private static final List<String> HEADINGS =
      List.of("module", "configuration", "expected", "found", "distinct states", "depth", "time");
  private static final List<Boolean> RIGHT = List.of(false, false, false, false, true, true, true);

  private CheckTable() {}

  /// The table, a line for each result that is not as expected, and a line that counts them.
  public static String render(List<CheckResult> results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    results.forEach(result -> rows.add(row(result)));
    StringBuilder text = new StringBuilder();
    List<Integer> widths = widths(rows);
    rows.forEach(row -> text.append(line(row, widths)).append('\n'));
    text.append('\n');
    results.stream()
        .filter(result -> !result.isAsExpected())
        .forEach(result -> text.append(complaint(result)).append('\n'));
    return text.append(count(results)).append('\n').toString();
  }

  private static List<String> row(CheckResult result) {
    return List.of(
        result.module(),
        result.configuration(),
        result.expected().toString(),
        found(result),
        String.format(Locale.ROOT, "%,d", result.distinctStates()).replace(',', ' '),
        result.depth().isPresent() ? Integer.toString(result.depth().getAsInt()) : "-",
        String.format(Locale.ROOT, "%.1f s", result.elapsed().toMillis() / 1000.0));
  }

  private static String found(CheckResult result) {
    return result.expected() instanceof Expectation.Reaches && result.isAsExpected()
        ? result.expected().toString()
        : result.found().toString();
  }

  private static List<Integer> widths(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>(Collections.nCopies(HEADINGS.size(), 0));
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths.set(i, Math.max(widths.get(i), row.get(i).length()));
      }
    }
    return widths;
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String padding = " ".repeat(widths.get(i) - row.get(i).length());
      line.append(i == 0 ? "" : "  ");
      line.append(RIGHT.get(i) ? padding + row.get(i) : row.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  private static String complaint(CheckResult result) {
    return switch (result.verdict()) {
      case Verdict.AsExpected() -> "";
      case Verdict.Unexpected(String why) -> result.configuration() + ": " + why;
    };
  }

  private static String count(List<CheckResult> results) {
    long good = results.stream().filter(CheckResult::isAsExpected).count();
    return good == results.size()
        ? "all %d checks as expected".formatted(good)
        : "%d of %d checks not as expected".formatted(results.size() - good, results.size());
  }
}
