package dev.holdfast.cli.chaos;

import dev.holdfast.chaos.simulation.SimulationReport;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/// How far a simulation is: on a terminal one line that is written over again and again, elsewhere
/// a line now and then.
final class ProgressLine {

  private static final String START_OF_LINE = "\r\u001b[K";
  private static final long TERMINAL_MILLIS = 200;
  private static final long ELSEWHERE_MILLIS = 60_000;

  private final PrintWriter out;
  private final boolean terminal =
      Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  private long shownMillis;

  ProgressLine(PrintWriter out) {
    this.out = out;
  }

  void show(SimulationReport report) {
    long millis = report.took().toMillis();
    if (millis - shownMillis >= (terminal ? TERMINAL_MILLIS : ELSEWHERE_MILLIS)) {
      shownMillis = millis;
      out.print(terminal ? START_OF_LINE + report.summary() : report.summary() + "\n");
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
