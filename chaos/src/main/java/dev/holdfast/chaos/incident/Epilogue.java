package dev.holdfast.chaos.incident;

import dev.holdfast.chaos.answer.Tally;
import java.io.PrintWriter;
import java.util.Locale;

/// What is told when the night is over: the counts, and what they come to.
final class Epilogue {

  private static final String NONE = "-";

  private final PrintWriter out;
  private final Paint paint;

  Epilogue(PrintWriter out, Paint paint) {
    this.out = out;
    this.paint = paint;
  }

  void tell(IncidentReport report) {
    HoldfastCounts holdfast = report.holdfast();
    LegacyCounts legacy = report.legacy();
    Tally left = holdfast.tally();
    Tally right = legacy.tally();
    out.println();
    row("counted", "Holdfast", "protocol of 2025");
    row("answers", left.answers(), right.answers());
    row("  without an address", left.emptyAnswers(), right.emptyAnswers());
    row("  older than one before", left.backwardAnswers(), right.backwardAnswers());
    row("  that make no sense", left.unexpectedAnswers(), right.unexpectedAnswers());
    row("queries not answered in time", left.timeouts(), right.timeouts());
    row("late writes tried", holdfast.lateWrites(), legacy.lateWrites());
    row("  let through", holdfast.lateWritesTaken(), legacy.lateWritesTaken());
    row("  refused: stale-generation", holdfast.staleRefused(), NONE);
    row("  refused: plan-cleaned", holdfast.cleanedRefused(), NONE);
    row("newest plan, live plan", plans(holdfast), NONE);
    row("attempts to recover", NONE, legacy.recoveryAttempts());
    row("  rejected", NONE, legacy.recoveryRejected());
    out.println();
    report.findings().forEach(this::tell);
    out.println();
    tellVerdict(report);
    out.flush();
  }

  private static String plans(HoldfastCounts holdfast) {
    return holdfast.newestGeneration() + ", " + holdfast.liveGeneration();
  }

  private void row(String what, Object left, Object right) {
    out.println(String.format(Locale.ROOT, "%-30s %12s %18s", what, left, right));
  }

  private void tell(Finding finding) {
    Line.Mood mood = finding.passed() ? Line.Mood.GOOD : Line.Mood.BAD;
    out.println(paint.paint(finding.passed() ? "  ok   " : "  FAIL ", mood) + finding.sentence());
  }

  private void tellVerdict(IncidentReport report) {
    if (report.passed()) {
      out.println(paint.paint("The old protocol lost its endpoint, for good.", Line.Mood.BAD));
      out.println(
          paint.paint(
              "Holdfast refused the same late writes, and its answers only moved forward.",
              Line.Mood.GOOD));
    } else {
      out.println(
          paint.paint(
              "This night does not show what it should: see what failed above.", Line.Mood.BAD));
    }
  }
}
