package dev.holdfast.cli.agent;

import dev.holdfast.agents.enactor.Enactor;
import dev.holdfast.agents.enactor.EnactorOptions;
import dev.holdfast.agents.enactor.Pace;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.Durations;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs an enactor.
@Command(
    name = "enactor",
    description = {
      "Makes sealed plans live, until it is told to stop. Any number may run side by side.",
      "Each plan is enacted in slices, every endpoint on its own; then clean-up is asked for."
    },
    footer = {
      "  holdfast enactor",
      "  holdfast enactor --caller enactor-4 --atomic",
      "  holdfast enactor --split",
      "  holdfast enactor --delay-before-write 30s --lose-turns 3"
    })
public final class RunEnactor extends ClusterCommand {

  @Option(
      names = "--atomic",
      description = "Enact each plan whole or not at all; else each endpoint on its own.")
  private boolean atomic;

  @Option(
      names = "--slice",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Endpoints written by one call, 1 to 1000. Default: ${DEFAULT-VALUE}.")
  private int slice;

  @Option(
      names = "--split",
      description = {
        "Try a slice that max-endpoints-changed refuses in halves, down to single endpoints.",
        "The guard then bounds each step and not the plan. Else it waits for an override."
      })
  private boolean split;

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "5",
      description = "Sealed plans clean-up shall keep, the newest. Default: ${DEFAULT-VALUE}.")
  private int keep;

  @Option(
      names = "--recheck",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = Durations.class,
      description = "How often to look for work when nothing happens. Default: ${DEFAULT-VALUE}.")
  private Duration recheck;

  @Option(
      names = "--delay-before-write",
      paramLabel = "TIME",
      defaultValue = "0s",
      converter = Durations.class,
      description = "Injected fault: wait so long before each write.")
  private Duration delay;

  @Option(
      names = "--lose-turns",
      paramLabel = "N",
      defaultValue = "0",
      description = "Injected fault: lose the turn N times before the first write, and back off.")
  private int turns;

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    UntilTold.run(new Enactor(client, options(), pace())::run);
    return ExitCode.DONE;
  }

  private EnactorOptions options() {
    try {
      return new EnactorOptions(atomic, slice, keep, recheck, split);
    } catch (IllegalArgumentException misuse) {
      throw CommandException.usage("An enactor cannot work so: %s.".formatted(misuse.getMessage()));
    }
  }

  private Pace pace() {
    Pace lost = turns > 0 ? Pace.losingTurns(turns) : Pace.FREE;
    return delay.isPositive() ? lost.and(Pace.delayBeforeWrite(delay)) : lost;
  }
}
