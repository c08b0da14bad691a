package dev.holdfast.chaos.report;

import java.util.List;
import java.util.Locale;

/// How high a figure stands in a plot.
///
/// @param least stands at the bottom
/// @param most stands at the top
/// @param logarithmic whether each step is a factor
record Scale(double least, double most, boolean logarithmic) {

  /// From nothing to a round number that is not exceeded.
  static Scale linear(double greatest) {
    double magnitude = Math.pow(10, Math.floor(Math.log10(Math.max(1, greatest))));
    for (double factor : new double[] {1, 2, 5}) {
      if (magnitude * factor >= greatest) {
        return new Scale(0, magnitude * factor, false);
      }
    }
    return new Scale(0, magnitude * 10, false);
  }

  /// Milliseconds, from one that is hardly anything to one that is far too long.
  static Scale ofMillis() {
    return new Scale(1, 10_000, true);
  }

  /// From 0 at the bottom to 1 at the top.
  double share(double value) {
    double held = Math.clamp(value, least, most);
    return logarithmic
        ? Math.log(held / least) / Math.log(most / least)
        : (held - least) / (most - least);
  }

  /// The figures that are written beside a plot.
  List<Double> marks() {
    return logarithmic ? List.of(10.0, 1000.0) : List.of(most);
  }

  static String text(double value) {
    if (value >= 1000) {
      return String.format(Locale.ROOT, "%.0fk", value / 1000);
    }
    return String.format(Locale.ROOT, "%.0f", value);
  }
}
