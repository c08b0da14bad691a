package dev.holdfast.cli.proof;

import dev.holdfast.spec.Check;
import dev.holdfast.spec.CheckResult;
import dev.holdfast.spec.ProgressListener;
import java.io.Console;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How far the checks are: on a terminal one line that is written over again and again, elsewhere a
/// line for each check that is done.
final class ProgressLine implements ProgressListener {

  private static final String START_OF_LINE = "\r\u001b[K";

  private final PrintWriter out;
  private final int total;
  private final boolean terminal =
      Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  private final Map<Check, Long> running = new LinkedHashMap<>();
  private int done;

  ProgressLine(PrintWriter out, int total) {
    this.out = out;
    this.total = total;
  }

  @Override
  public void started(Check check) {
    running.put(check, 0L);
    show();
  }

  @Override
  public void progressed(Check check, long distinctStates) {
    running.put(check, distinctStates);
    show();
  }

  @Override
  public void finished(CheckResult result) {
    running.keySet().removeIf(check -> check.configuration().equals(result.configuration()));
    done++;
    if (!terminal) {
      out.printf(
          "%d of %d: %s %s%n",
          done,
          total,
          result.configuration(),
          result.isAsExpected() ? "as expected" : "NOT AS EXPECTED");
      out.flush();
    }
    show();
  }

  private void show() {
    if (terminal && !running.isEmpty()) {
      StringBuilder line = new StringBuilder("%d of %d done".formatted(done, total));
      running.forEach((check, states) ->
          line.append(", %s: %,d states".formatted(check.configuration(), states)));
      out.print(START_OF_LINE + line.substring(0, Math.min(line.length(), 110)));
      out.flush();
    }
  }

  /// Leaves the line to whatever is printed next.
  void end() {
    if (terminal) {
      out.print(START_OF_LINE);
      out.flush();
    }
  }
}
