package dev.holdfast.chaos.report;

import java.util.ArrayList;
import java.util.List;

/// What went wrong, a lane for each kind of fault, in the order in which they first happened.
record Lanes(TimeAxis axis, double top, List<FaultBar> faults) {

  private static final double LANE = 17;
  private static final double BAR = 11;
  private static final double LEAST_WIDTH = 2;

  private List<String> names() {
    return faults.stream().filter(FaultBar::happened).map(FaultBar::name).distinct().toList();
  }

  double bottom() {
    return top + LANE * names().size();
  }

  void draw(Markup svg) {
    List<String> names = new ArrayList<>(names());
    for (int lane = 0; lane < names.size(); lane++) {
      svg.add(
          "<text class='name' x='%.1f' y='%.1f'>%s</text>",
          axis.left() - 8, top + LANE * lane + BAR, names.get(lane));
    }
    for (FaultBar fault : faults) {
      if (fault.happened()) {
        bar(svg, fault, top + LANE * names.indexOf(fault.name()) + 1);
      }
    }
  }

  private void bar(Markup svg, FaultBar fault, double y) {
    double from = axis.x(fault.from());
    svg.add(
        "<rect class='fault%s' x='%.1f' y='%.1f' width='%.1f' height='%.1f' rx='2'><title>%s</title></rect>",
        fault.trouble().isEmpty() ? "" : " trouble",
        from,
        y,
        Math.max(LEAST_WIDTH, axis.x(fault.until()) - from),
        BAR,
        Markup.escape(
            "%d. %s: %s, %.1f s to %.1f s"
                .formatted(
                    fault.number(),
                    fault.words(),
                    fault.where(),
                    fault.from().toMillis() / 1e3,
                    fault.until().toMillis() / 1e3)));
  }
}
