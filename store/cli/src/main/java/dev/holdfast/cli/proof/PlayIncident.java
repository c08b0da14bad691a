package dev.holdfast.cli.proof;

import dev.holdfast.chaos.incident.IncidentOptions;
import dev.holdfast.chaos.incident.IncidentReport;
import dev.holdfast.chaos.incident.IncidentRun;
import dev.holdfast.chaos.incident.UnfinishedNightException;
import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.ExitCode;
import java.io.Console;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

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

  @Override
  public Integer call() throws InterruptedException {
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    IncidentOptions options =
        new IncidentOptions(
            width(), terminal && Ansi.AUTO.enabled(), IncidentOptions.DEFAULT.answersRequired());
    try {
      IncidentReport report = IncidentRun.play(options, System.out);
      if (json) {
        System.out.println(report.json());
      }
      return (report.passed() ? ExitCode.DONE : ExitCode.REFUSED).code();
    } catch (UnfinishedNightException unfinished) {
      throw CommandException.unreachable(unfinished.getMessage());
    }
  }

  private static int width() {
    String columns = System.getenv().getOrDefault("COLUMNS", "");
    return columns.matches("[0-9]{1,4}")
        ? Integer.parseInt(columns)
        : IncidentOptions.DEFAULT.width();
  }
}
