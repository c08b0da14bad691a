package dev.holdfast.chaos.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// One strip under the time axis: figures of a series, as areas and lines.
///
/// @param top where the strip begins
/// @param stretch what one figure stands for
record Plot(TimeAxis axis, Scale scale, double top, double height, Duration stretch) {

  private static final double LABEL_GAP = 8;

  /// The strip's name at the left, its unit at the right, and its ground line.
  Plot frame(Markup svg, String name, String unit) {
    double bottom = top + height;
    svg.add(
        "<line class='ground' x1='%.1f' x2='%.1f' y1='%.1f' y2='%.1f'/>",
        axis.left(), axis.right(), bottom, bottom);
    svg.add(
        "<text class='name' x='%.1f' y='%.1f'>%s</text>",
        axis.left() - LABEL_GAP, top + height / 2 + 4, Markup.escape(name));
    for (double mark : scale.marks()) {
      svg.add(
          "<line class='grid' x1='%.1f' x2='%.1f' y1='%.1f' y2='%.1f'/>",
          axis.left(), axis.right(), y(mark), y(mark));
      svg.add(
          "<text class='tick' x='%.1f' y='%.1f'>%s %s</text>",
          axis.right() + LABEL_GAP, y(mark) + 4, Scale.text(mark), unit);
    }
    return this;
  }

  /// Filled from the ground to each figure, step by step.
  Plot area(Markup svg, String style, List<Double> values) {
    StringBuilder path = new StringBuilder();
    double bottom = top + height;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) > 0) {
        path.append(
            String.format(
                Locale.ROOT,
                "M%.1f %.1fV%.1fH%.1fV%.1fZ",
                x(i),
                bottom,
                y(values.get(i)),
                x(i + 1),
                bottom));
      }
    }
    svg.add("<path class='%s' d='%s'/>", style, path);
    return this;
  }

  /// A line through the figures, broken where there is none.
  Plot line(Markup svg, String style, List<Double> values) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) > 0) {
        path.append(
            String.format(
                Locale.ROOT,
                "%s%.1f %.1fH%.1f",
                drawing ? "L" : "M",
                x(i),
                y(values.get(i)),
                x(i + 1)));
      }
      drawing = values.get(i) > 0;
    }
    svg.add("<path class='%s' d='%s'/>", style, path);
    return this;
  }

  private double x(int index) {
    return axis.x(stretch.multipliedBy(index));
  }

  private double y(double value) {
    return top + height * (1 - scale.share(value));
  }
}
