package dev.holdfast.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows under headings, each column as wide as its widest cell. Nothing is cut off.
public final class Table {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  private Table(List<String> headings) {
    rows.add(headings);
  }

  public static Table of(String... headings) {
    return new Table(List.of(headings));
  }

  public Table row(Object... cells) {
    List<String> row = new ArrayList<>(cells.length);
    for (Object cell : cells) {
      row.add(cell.toString());
    }
    if (row.size() != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          "a row of %d cells under %s".formatted(row.size(), rows.getFirst()));
    }
    rows.add(row);
    return this;
  }

  public boolean isEmpty() {
    return rows.size() == 1;
  }

  /// The table's lines, without a line break at the end.
  @Override
  public String toString() {
    int[] widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      line.append(row.get(column));
      line.append(" ".repeat(widths[column] - row.get(column).length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
