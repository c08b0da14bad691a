package dev.holdfast.cli;

import java.util.Arrays;
import java.util.Set;

/// Where the `holdfast` command begins.
public final class Main {

  /// Commands that run as processes and say in their logs what they do.
  private static final Set<String> LOGGING = Set.of("node", "planner", "enactor");

  private Main() {}

  /// Runs one command and exits with its status.
  public static void main(String... arguments) {
    Logging.level(level(arguments));
    System.exit(CommandLines.create().execute(arguments));
  }

  private static String level(String... arguments) {
    if (Arrays.asList(arguments).contains("--debug")) {
      return "DEBUG";
    }
    return arguments.length > 0 && LOGGING.contains(arguments[0]) ? "INFO" : "ERROR";
  }
}
