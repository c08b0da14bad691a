package dev.holdfast.cli;

import dev.holdfast.cli.console.Durations;
import dev.holdfast.cli.local.Rehearsal;
import dev.holdfast.cli.log.Logging;
import dev.holdfast.server.config.LogConfig;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Goes once through what every start goes through, for the JVM to remember it.
///
/// The launcher runs this under a recording JVM when a distribution was built, and hands the result
/// to every later start. Without it all commands do the same, a little later. With a load, nodes
/// remember as well what is worth compiling, which they otherwise find out over minutes.
@Command(
    name = "warm-up",
    hidden = true,
    description =
        "Lets the JVM remember the classes that starts need, so that later ones are faster.")
final class WarmUp implements Callable<Integer> {

  /// A start that is recorded is slow, and Raft would complain of its pauses.
  private static final LogConfig ERRORS_ONLY =
      new LogConfig(
          LogConfig.Format.TEXT,
          LogConfig.Level.ERROR,
          List.of(new LogConfig.LoggerLevel("org.apache.ratis", LogConfig.Level.ERROR)));

  @Option(
      names = "--load",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "How long to put three nodes under load as well, such as 60s.")
  private Optional<Duration> load = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var nowhere = new PrintWriter(PrintWriter.nullWriter());
    spec.root().commandLine().getSubcommands().values().stream()
        .map(command -> command.getUsageMessage(CommandLine.Help.Ansi.AUTO))
        .forEach(nowhere::println);
    Logging.apply(ERRORS_ONLY);
    Rehearsal.run(load);
    return 0;
  }
}
