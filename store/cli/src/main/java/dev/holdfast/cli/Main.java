package dev.holdfast.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The entry point of the `holdfast` command.
@Command(
    name = "holdfast",
    description =
        "A store for DNS record sets that refuses to go backwards, go missing or go empty.",
    version = "holdfast 0.1.0-SNAPSHOT",
    mixinStandardHelpOptions = true,
    subcommands = WarmUp.class)
public final class Main implements Runnable {

  private Main() {}

  /// Runs one command and exits with its status.
  public static void main(String... args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
