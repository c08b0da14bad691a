package dev.holdfast.cli.local;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.Durations;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.running.DataFolder;
import dev.holdfast.cli.running.RunningCluster;
import dev.holdfast.cli.running.StateFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Ends what `up` has started.
@Command(
    name = "down",
    description = {
      "Ends exactly the processes that 'holdfast up' has started: enactors and planner, then the nodes.",
      "The data stays; the next 'holdfast up' goes on with it."
    },
    footer = {"  holdfast down", "  holdfast down --data other-data --grace 30s"})
public final class Down implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = DataFolder.STANDARD,
      description = "The data folder it was started with. Default: ${DEFAULT-VALUE}.")
  private Path data;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = Durations.class,
      description =
          "How long processes may take to end before they are killed. Default: ${DEFAULT-VALUE}.")
  private Duration grace;

  @Override
  public Integer call() throws IOException {
    DataFolder folder = DataFolder.of(data);
    PrintWriter out = spec.commandLine().getOut();
    if (!Files.isDirectory(folder.path())) {
      throw CommandException.refused(
          "There is no data folder %s; name the one 'holdfast up' was started with, by --data."
              .formatted(folder));
    }
    StateFile stateFile = folder.stateFile();
    Optional<RunningCluster> running = stateFile.read();
    if (running.isEmpty()) {
      out.println("Nothing that 'holdfast up' has started runs on %s.".formatted(folder));
      return ExitCode.DONE.code();
    }
    int alive = running.get().alive().size();
    stateFile.markEnding();
    new Ending(
            grace,
            sentence -> {
              out.println(sentence);
              out.flush();
            })
        .end(running.get().processes());
    stateFile.delete();
    out.println(
        "Ended %s; the data stays in %s."
            .formatted(alive == 1 ? "1 process" : alive + " processes", folder));
    return ExitCode.DONE.code();
  }
}
