package dev.holdfast.cli.proof;

import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.spec.trace.TraceCheck;
import dev.holdfast.spec.trace.TraceReport;
import java.io.PrintWriter;
import java.nio.file.Path;

/// Tells what the specification makes of a trace.
final class TraceVerdict {

  private TraceVerdict() {}

  /// @throws dev.holdfast.spec.CheckException if `file` holds no trace that can be checked
  static ExitCode tell(Path file, PrintWriter out) throws InterruptedException {
    TraceReport report = TraceCheck.check(file);
    out.print(report.text());
    out.flush();
    return report.accepted() ? ExitCode.DONE : ExitCode.REFUSED;
  }
}
