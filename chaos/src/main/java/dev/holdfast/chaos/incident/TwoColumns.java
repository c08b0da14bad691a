package dev.holdfast.chaos.incident;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The timeline on a terminal: the time, and a column for each side.
final class TwoColumns implements Timeline {

  private static final int TIME_WIDTH = 7;
  private static final String GAP = "  ";
  private static final String RULE = " | ";

  private final PrintWriter out;
  private final int columnWidth;
  private final Paint paint;

  TwoColumns(PrintWriter out, int width, Paint paint) {
    this.out = out;
    this.columnWidth = (width - TIME_WIDTH - GAP.length() - RULE.length()) / 2;
    this.paint = paint;
  }

  @Override
  public void title(String title) {
    out.println();
    out.println(paint.title(title));
    out.flush();
  }

  void head(String left, String right) {
    print("time", List.of(Line.plain("%s", left)), List.of(Line.plain("%s", right)));
    String line = "-".repeat(columnWidth);
    out.println("-".repeat(TIME_WIDTH) + GAP + line + "-+-" + line);
  }

  @Override
  public void row(Duration at, List<List<Line>> columns) {
    String time = String.format(Locale.ROOT, "%5.1f s", at.toMillis() / 1000.0);
    print(time, columns.getFirst(), columns.getLast());
  }

  private void print(String time, List<Line> left, List<Line> right) {
    List<Line> leftLines = wrapped(left);
    List<Line> rightLines = wrapped(right);
    int height = Math.max(leftLines.size(), rightLines.size());
    for (int i = 0; i < height; i++) {
      String first = "%-" + TIME_WIDTH + "s";
      out.print(first.formatted(i == 0 ? time : "") + GAP);
      out.print(cell(leftLines, i) + RULE);
      out.println(cell(rightLines, i).stripTrailing());
    }
    out.flush();
  }

  private String cell(List<Line> lines, int index) {
    if (index >= lines.size()) {
      return " ".repeat(columnWidth);
    }
    Line line = lines.get(index);
    String padding = " ".repeat(Math.max(0, columnWidth - line.text().length()));
    return paint.paint(line.text(), line.mood()) + padding;
  }

  /// Broken at blanks; what goes on is indented, so that one sees where a sentence begins.
  private List<Line> wrapped(List<Line> lines) {
    List<Line> wrapped = new ArrayList<>();
    for (Line line : lines) {
      StringBuilder current = new StringBuilder();
      for (String word : line.text().split(" ")) {
        if (!current.isEmpty() && current.length() + 1 + word.length() > columnWidth) {
          wrapped.add(new Line(current.toString(), line.mood()));
          current = new StringBuilder(" ");
        }
        current.append(current.isEmpty() ? "" : " ").append(word);
      }
      wrapped.add(new Line(current.toString(), line.mood()));
    }
    return wrapped;
  }
}
