package dev.holdfast.chaos.report;

import java.util.List;
import java.util.stream.Stream;

/// The picture of a run: faults, and under them what clients got done, how long that took, and what
/// each node answered, all over one time axis.
final class Timeline {

  private static final double WIDTH = 1080;
  private static final double LEFT = 178;
  private static final double RIGHT = 72;
  private static final double STRIP = 34;
  private static final double TALL_STRIP = 52;
  private static final double GAP = 9;
  private static final double HEADING = 34;

  /// What a colour stands for.
  private record Key(String style, String words) {}

  private final RunReport report;
  private final TimeAxis axis;
  private final Markup body = new Markup();
  private double y;

  private Timeline(RunReport report) {
    this.report = report;
    this.axis = new TimeAxis(report.time(), LEFT, WIDTH - LEFT - RIGHT);
  }

  static String svg(RunReport report) {
    return new Timeline(report).draw();
  }

  private String draw() {
    heading("What went wrong", List.of());
    Lanes lanes = new Lanes(axis, y, report.faults());
    lanes.draw(body);
    y = lanes.bottom();
    heading(
        "What clients asked for, per second",
        List.of(new Key("done", "answered"), new Key("failed", "not")));
    report.work().forEach(this::throughput);
    heading("How long it took", List.of(new Key("p50", "half of it"), new Key("p99", "99 in 100")));
    report.work().forEach(this::latency);
    heading(
        "DNS queries per second",
        List.of(
            new Key("answered", "answered"),
            new Key("not-yet", "not up to date yet"),
            new Key("silent", "no answer")));
    report.answers().forEach(this::answers);
    Markup grid = new Markup();
    axis.grid(grid, HEADING - 10, y);
    axis.labels(body, y + 16);
    return new Markup()
        .add(
            "<svg viewBox='0 0 %.0f %.0f' role='img' aria-label='Timeline of the run'>",
            WIDTH, y + 26)
        .add(grid.toString())
        .add(body.toString())
        .add("</svg>")
        .toString();
  }

  private void heading(String text, List<Key> keys) {
    y += y == 0 ? HEADING - 10 : HEADING;
    StringBuilder legend = new StringBuilder();
    keys.forEach(key ->
        legend.append(
            "<tspan class='key %s' dx='14'>\u25a0</tspan><tspan class='tick' dx='4'>%s</tspan>"
                .formatted(key.style(), key.words())));
    body.add("<text class='heading' x='%.1f' y='%.1f'>%s%s</text>", LEFT, y - 10, text, legend);
  }

  private void throughput(WorkSeries work) {
    strip(STRIP, Scale.linear(greatest(Stream.of(work.done(), work.failed()))))
        .frame(body, work.name(), "/s")
        .area(body, "done", work.done())
        .area(body, "failed", work.failed());
  }

  private void latency(WorkSeries work) {
    strip(TALL_STRIP, Scale.ofMillis())
        .frame(body, work.name(), "ms")
        .line(body, "p99", work.p99Millis())
        .line(body, "p50", work.p50Millis());
  }

  private void answers(AnswerSeries node) {
    strip(STRIP, Scale.linear(greatest(Stream.of(node.answered(), node.notYet(), node.silent()))))
        .frame(body, node.name(), "/s")
        .area(body, "answered", node.answered())
        .area(body, "not-yet", node.notYet())
        .area(body, "silent", node.silent());
  }

  private Plot strip(double height, Scale scale) {
    Plot plot = new Plot(axis, scale, y, height, report.stretch());
    y += height + GAP;
    return plot;
  }

  private static double greatest(Stream<List<Double>> series) {
    return series.flatMap(List::stream).mapToDouble(Double::doubleValue).max().orElse(1);
  }
}
