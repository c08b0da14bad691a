package dev.holdfast.cli;

import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.log.Logging;
import dev.holdfast.server.config.InvalidConfigException;
import dev.holdfast.server.config.LogConfig;
import java.util.Arrays;
import java.util.Set;

/// Where the `holdfast` command begins.
public final class Main {

  /// Commands that run as processes and say in their logs what they do.
  private static final Set<String> LOGGING = Set.of("node", "planner", "enactor");

  private Main() {}

  /// Runs one command and exits with its status.
  public static void main(String... arguments) {
    if (Arrays.asList(arguments).contains("--debug")) {
      Logging.debug();
    }
    try {
      Logging.choose(log(arguments));
    } catch (InvalidConfigException invalid) {
      System.err.println(invalid.getMessage());
      System.exit(ExitCode.USAGE.code());
    }
    System.exit(CommandLines.create().execute(arguments));
  }

  /// A node reads what it logs together with all it is told.
  private static LogConfig log(String... arguments) {
    return arguments.length > 0 && LOGGING.contains(arguments[0])
        ? LogConfig.of(System.getenv())
        : LogConfig.DEFAULT.withLevel(LogConfig.Level.ERROR);
  }
}
