package dev.holdfast.chaos.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// The report as one page of HTML that needs nothing else.
public final class Page {

  private static final String STYLE = "report.css";

  private final RunReport report;
  private final Markup html = new Markup();

  private Page(RunReport report) {
    this.report = report;
  }

  public static String of(RunReport report) {
    return new Page(report).write();
  }

  private String write() {
    html.add("<!DOCTYPE html>")
        .add("<html lang='en'>")
        .add("<head>")
        .add("<meta charset='utf-8'>")
        .add("<meta name='viewport' content='width=device-width, initial-scale=1'>")
        .element("title", "", "Holdfast under faults: " + report.verdict())
        .add("<style>")
        .add(style())
        .add("</style>")
        .add("</head>")
        .add("<body>");
    head();
    html.add("<figure>").add(Timeline.svg(report)).add("</figure>");
    checks();
    windows();
    faults();
    leftOut();
    return html.add("</body>").add("</html>").toString();
  }

  private static String style() {
    try (InputStream in = Page.class.getResourceAsStream(STYLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private void head() {
    long happened = report.faults().stream().filter(FaultBar::happened).count();
    html.add("<header class='%s'>", report.passed() ? "passed" : "broken")
        .element("p", "class='eyebrow'", "Holdfast under faults")
        .element("h1", "", report.verdict())
        .element(
            "p",
            "",
            String.format(
                Locale.ROOT,
                "%s, %s: %d faults of %d kinds in %d min %d s; seed %d.",
                report.startedAt(),
                "three nodes",
                happened,
                report.faults().stream()
                    .filter(FaultBar::happened)
                    .map(FaultBar::name)
                    .distinct()
                    .count(),
                report.time().toMinutes(),
                report.time().toSecondsPart(),
                report.seed()))
        .add("<p>The same schedule again:</p>")
        .element("pre", "class='command'", report.command())
        .add("</header>");
  }

  private void checks() {
    html.element("h2", "", "Checks").add("<table class='checks'>");
    for (Check check : report.checks()) {
      html.add("<tr class='%s'>", check.held() ? "held" : "not-held")
          .element("td", "class='mark'", check.held() ? "held" : "broken")
          .element("th", "scope='row'", check.name())
          .add(
              "<td>%s<br><span class='counts'>%s</span></td>",
              Markup.escape(check.words()), Markup.escape(RunReport.counts(check)))
          .add("</tr>");
    }
    html.add("</table>");
  }

  /// The least that shows each failure.
  private void windows() {
    for (Check check : report.checks()) {
      if (!check.window().isEmpty()) {
        html.element("h2", "", "Where '%s' did not hold".formatted(check.name()))
            .element("pre", "class='window'", String.join("\n", check.window()));
      }
    }
  }

  private void faults() {
    html.element("h2", "", "Faults")
        .add("<table class='faults'>")
        .add("<tr><th>no.</th><th>from</th><th>for</th><th>fault</th><th>where</th></tr>");
    for (FaultBar fault : report.faults()) {
      html.add("<tr>")
          .element("td", "class='figure'", Integer.toString(fault.number()))
          .element("td", "class='figure'", seconds(fault.from().toMillis()))
          .element("td", "class='figure'", seconds(fault.until().minus(fault.from()).toMillis()))
          .element("td", "", "%s: %s".formatted(fault.name(), fault.words()))
          .element("td", "", fault.happened() ? place(fault) : "did not happen")
          .add("</tr>");
    }
    html.add("</table>");
  }

  private static String place(FaultBar fault) {
    return fault.trouble().isEmpty()
        ? fault.where()
        : "%s (%s)".formatted(fault.where(), fault.trouble());
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1e3);
  }

  private void leftOut() {
    List<String> leftOut = report.leftOut();
    html.element("h2", "", "Left out");
    if (leftOut.isEmpty()) {
      html.element("p", "", "Nothing that this harness can do.");
      return;
    }
    html.add("<ul>");
    leftOut.forEach(each -> html.element("li", "", each));
    html.add("</ul>");
  }
}
