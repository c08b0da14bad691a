package dev.holdfast.cli.agent;

import dev.holdfast.agents.planner.Planner;
import dev.holdfast.agents.planner.PlannerLoop;
import dev.holdfast.agents.planner.StoredProposals;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.Durations;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a planner.
@Command(
    name = "planner",
    description = {
      "Makes a plan of the plan files in a folder whenever they say something new, until it is told to",
      "stop. A bad file, an empty folder or a missing one changes nothing: the last plan stays."
    },
    footer = {
      "  holdfast planner plans/",
      "  holdfast planner plans/ --every 5s --caller planner-2"
    })
public final class RunPlanner extends ClusterCommand {

  @Parameters(paramLabel = "FOLDER", description = "The folder of plan files.")
  private Path folder;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      defaultValue = "500ms",
      converter = Durations.class,
      description = {
        "How often to look. Files are at rest when two looks see the same.",
        "Default: ${DEFAULT-VALUE}."
      })
  private Duration interval;

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    Planner planner = new Planner(folder, new StoredProposals(client, caller()));
    UntilTold.run(new PlannerLoop(planner, interval)::run);
    return ExitCode.DONE;
  }
}
