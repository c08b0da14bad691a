package dev.holdfast.chaos.report;

import java.time.Duration;
import java.util.Locale;

/// The time of a run, from left to right; the same for everything on the page.
///
/// @param left where the run begins
/// @param width how long it is on the page
record TimeAxis(Duration time, double left, double width) {

  private static final int[] STEPS_SECONDS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14_400
  };
  private static final int MOST_TICKS = 12;

  double x(Duration at) {
    return left + width * Math.min(1, at.toNanos() / (double) time.toNanos());
  }

  double right() {
    return left + width;
  }

  private int stepSeconds() {
    for (int step : STEPS_SECONDS) {
      if (time.toSeconds() / step <= MOST_TICKS) {
        return step;
      }
    }
    return (int) (time.toSeconds() / MOST_TICKS);
  }

  /// Lines through all that stands between two heights.
  void grid(Markup svg, double top, double bottom) {
    for (int at = 0; at <= time.toSeconds(); at += stepSeconds()) {
      double x = x(Duration.ofSeconds(at));
      svg.add("<line class='grid' x1='%.1f' x2='%.1f' y1='%.1f' y2='%.1f'/>", x, x, top, bottom);
    }
  }

  /// What the lines stand for.
  void labels(Markup svg, double y) {
    for (int at = 0; at <= time.toSeconds(); at += stepSeconds()) {
      svg.add(
          "<text class='tick middle' x='%.1f' y='%.1f'>%s</text>",
          x(Duration.ofSeconds(at)), y, label(at));
    }
  }

  private String label(int seconds) {
    return time.toMinutes() < 3
        ? seconds + " s"
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
