package dev.holdfast.cli.chaos;

import dev.holdfast.chaos.simulation.Simulation;
import dev.holdfast.chaos.simulation.SimulationOptions;
import dev.holdfast.chaos.simulation.SimulationReport;
import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.Durations;
import dev.holdfast.cli.console.ExitCode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Simulates the whole system, seed by seed.
@Command(
    name = "simulate",
    description = {
      "Simulates the whole system, and lets everything go wrong that can.",
      "Nodes, planners, enactors and operators run on a simulated network, clock and disk, once for each seed.",
      "The same seed is the same run, event by event, everywhere.",
      "Ends with 1 if a promise was broken, tells with how little going wrong that happens, and how."
    },
    footer = {
      "  holdfast chaos simulate --seeds 1000",
      "  holdfast chaos simulate --for 8h",
      "  holdfast chaos simulate --seed 42",
      "  holdfast chaos simulate --seeds 1000 --json | tail -n 1"
    })
public final class Simulate implements Callable<Integer> {

  private static final long DEFAULT_SEEDS = 200;

  /// Seeds that nobody chose are below this, so that people can type them.
  private static final long SEED_BOUND = 1_000_000_000;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "Seeds to run at the most. Default: 200; with --for as many as there is time for; with --seed 1.")
  private Optional<Long> seeds = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The first seed; the others follow it. Default: one that nobody chose.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "How long to begin new runs, such as 10m or 8h.")
  private Optional<Duration> time = Optional.empty();

  @Option(
      names = "--json",
      description = "End with one line of JSON that holds every figure that was counted.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    SimulationOptions options = options();
    ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
    SimulationReport report = Simulation.run(options, progress::show);
    progress.end();
    PrintWriter out = spec.commandLine().getOut();
    out.print(report.text());
    if (json) {
      out.println(report.json());
    }
    out.flush();
    return (report.passed() ? ExitCode.DONE : ExitCode.REFUSED).code();
  }

  private SimulationOptions options() {
    if (seeds.filter(count -> count < 1).isPresent()) {
      throw CommandException.usage("--seeds is %d; it is at least 1.".formatted(seeds.get()));
    }
    if (time.filter(limit -> !limit.isPositive()).isPresent()) {
      throw CommandException.usage("--for is 0; it is more than that.");
    }
    long first = seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(1, SEED_BOUND));
    SimulationOptions options = SimulationOptions.of(first, seeds.orElseGet(this::defaultSeeds));
    return time.map(options::within).orElse(options);
  }

  private long defaultSeeds() {
    if (time.isPresent()) {
      return Long.MAX_VALUE;
    }
    return seed.isPresent() ? 1 : DEFAULT_SEEDS;
  }
}
