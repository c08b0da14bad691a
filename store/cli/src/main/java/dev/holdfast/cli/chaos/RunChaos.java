package dev.holdfast.cli.chaos;

import dev.holdfast.chaos.run.ChaosRun;
import dev.holdfast.chaos.run.ImpossibleRunException;
import dev.holdfast.chaos.run.RunOptions;
import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.Durations;
import dev.holdfast.cli.console.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Breaks a real cluster, and tells whether everything held.
@Command(
    name = "run",
    description = {
      "Starts a real cluster with clients of all kinds, breaks it in every way it can, and checks everything they saw.",
      "Nodes run in network namespaces of their own where there can be any (root, or unprivileged user namespaces);",
      "elsewhere on loopback, without the faults of the network. Nothing is left behind.",
      "The same seed is the same schedule. Ends with 1 if a check did not hold."
    },
    footer = {
      "  holdfast chaos run --for 10m",
      "  holdfast chaos run --faults kill-leader,cut-ring,clock-ahead --for 2m",
      "  holdfast chaos run --seed 42 --for 10m --report run.html --json | tail -n 1"
    })
public final class RunChaos implements Callable<Integer> {

  /// Seeds that nobody chose are below this, so that people can type them.
  private static final long SEED_BOUND = 1_000_000_000;

  @Option(
      names = "--faults",
      paramLabel = "LIST",
      split = ",",
      description = "What is to go wrong, by name. Default: everything that can here.")
  private List<String> faults = List.of();

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "How long things go wrong, such as 90s or 10m; at most 1h. Default: 10m.")
  private Duration time = Duration.ofMinutes(10);

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Decides the schedule. Default: one that nobody chose.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = {
        "The report, a page for a browser; its figures stand beside it as JSON.",
        "Default: chaos-SEED.html here."
      })
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--keep",
      paramLabel = "FOLDER",
      description = "Where to keep logs, traces and what clients saw, if a check does not hold.")
  private Optional<Path> keep = Optional.empty();

  @Option(
      names = "--json",
      description = "End with one line of JSON that holds every figure of the report.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    RunOptions options = options();
    PrintWriter out = spec.commandLine().getOut();
    boolean passed = run(options, out);
    if (json) {
      out.print(Files.readString(RunOptions.jsonBeside(options.report())));
    }
    out.flush();
    return (passed ? ExitCode.DONE : ExitCode.REFUSED).code();
  }

  private static boolean run(RunOptions options, PrintWriter out) throws Exception {
    try {
      return ChaosRun.run(
          options,
          line -> {
            out.println(line);
            out.flush();
          });
    } catch (ImpossibleRunException impossible) {
      throw CommandException.usage(impossible.getMessage());
    } catch (IOException problem) {
      throw CommandException.usage("The run could not be made: " + problem.getMessage());
    }
  }

  private RunOptions options() {
    long chosen = seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(1, SEED_BOUND));
    try {
      return new RunOptions(
          chosen,
          time,
          faults,
          report.orElseGet(() -> Path.of("chaos-%d.html".formatted(chosen))),
          keep);
    } catch (IllegalArgumentException wrong) {
      throw CommandException.usage(wrong.getMessage());
    }
  }
}
