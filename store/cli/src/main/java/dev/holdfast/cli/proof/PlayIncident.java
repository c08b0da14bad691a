package dev.holdfast.cli.proof;

import dev.holdfast.chaos.incident.IncidentOptions;
import dev.holdfast.chaos.incident.IncidentReport;
import dev.holdfast.chaos.incident.IncidentRun;
import dev.holdfast.chaos.incident.UnfinishedNightException;
import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.ExitCode;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Plays the night of the incident.
@Command(
    name = "incident",
    description = {
      "Plays the night of 19 October 2025 against three real nodes and, beside them, against the",
      "protocol of then: one enactor is held, newer plans go live, clean-up runs, the held one is let go.",
      "Ends with 0 only if Holdfast stood, refused the late writes, and the old protocol really failed."
    },
    footer = {"  holdfast incident", "  holdfast incident --json | tail -n 1"})
public final class PlayIncident implements Callable<Integer> {

  @Option(
      names = "--json",
      description = "End with one line of JSON that holds every figure that was counted.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try {
      IncidentReport report = IncidentRun.play(options(), out);
      if (json) {
        out.println(report.json());
        out.flush();
      }
      return (report.passed() ? ExitCode.DONE : ExitCode.REFUSED).code();
    } catch (UnfinishedNightException unfinished) {
      throw CommandException.unreachable(unfinished.getMessage());
    }
  }

  /// A terminal says how wide it is, and may show colours.
  private IncidentOptions options() {
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    return terminal
        ? IncidentOptions.DEFAULT.withTerminal(spec.usageMessage().width(), Ansi.AUTO.enabled())
        : IncidentOptions.DEFAULT;
  }
}
