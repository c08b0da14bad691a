package dev.holdfast.cli.local;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.running.DataFolder;
import dev.holdfast.cli.running.RunningCluster;
import dev.holdfast.cli.running.RunningProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Starts a whole cluster on this machine.
@Command(
    name = "up",
    description = {
      "Starts three nodes, a planner and three enactors on this machine, as processes of their own, and",
      "says where everything is. The first start imports an example zone and an example plan."
    },
    footer = {
      "  holdfast up",
      "  holdfast up --detach",
      "  holdfast up --data other-data --base-port 8200",
      "  holdfast up --fresh",
      "  holdfast up --trace",
      "  holdfast up --insecure"
    })
public final class Up implements Callable<Integer> {

  private static final Duration GRACE = Duration.ofSeconds(10);

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = DataFolder.STANDARD,
      description = "Where everything is kept. Default: ${DEFAULT-VALUE}.")
  private Path data;

  @Option(
      names = "--base-port",
      paramLabel = "PORT",
      description = {
        "Ports are counted from here: gRPC +1, DNS +11, HTTP +21, replication +31.",
        "Default: what the data folder was made with, else 7200."
      })
  private Optional<Integer> basePort = Optional.empty();

  @Option(names = "--detach", description = "Leave it running; 'holdfast down' ends it.")
  private boolean detach;

  @Option(
      names = "--fresh",
      description = "Start over: delete what an earlier 'holdfast up' has kept in the folder.")
  private boolean fresh;

  @Option(
      names = "--trace",
      description = {
        "Have each node record what it applies, in its folder, as trace.jsonl, for",
        "'holdfast check --trace-file'."
      })
  private boolean traced;

  @Option(
      names = "--insecure",
      description = {
        "Without certificates: nothing is encrypted, and whoever reaches a port of this machine may do",
        "anything."
      })
  private boolean insecure;

  @Override
  public Integer call() throws Exception {
    DataFolder folder = DataFolder.of(data);
    Furnishing furnishing = new Furnishing(folder, traced, !insecure);
    furnishing.refuseForeign();
    Files.createDirectories(folder.path());
    try (FileChannel lock =
        FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (lock.tryLock() == null) {
        throw runsAlready(folder, "another 'holdfast up' is at work there");
      }
      refuseRunning(folder);
      Ports ports = new Ports(furnishing.basePort(basePort, fresh));
      ports.refuseUsed();
      if (fresh) {
        furnishing.deleteAll();
      }
      Marker marker = furnishing.prepare(ports);
      return run(
          new Start(folder, furnishing, ports, new LocalCluster(folder, ports, !insecure)), marker);
    }
  }

  private int run(Start start, Marker marker) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    long began = System.nanoTime();
    Duty duty = new Duty(start.folder(), start.cluster(), GRACE, out);
    duty.begin();
    try {
      out.println("Starting three nodes; their logs are in %s.".formatted(start.folder().logs()));
      out.flush();
      start.run(marker);
    } catch (Exception failed) {
      if (duty.end()) {
        throw failed;
      }
      // Told to end while it was starting: what failed then is no news.
      return ExitCode.UNREACHABLE.code();
    }
    Banner banner =
        new Banner(
            start.folder(),
            start.ports(),
            System.getProperty("holdfast.invoked", "holdfast"),
            !insecure);
    out.print(banner.text(Duration.ofNanos(System.nanoTime() - began), detach));
    out.flush();
    if (detach) {
      duty.leave();
      return ExitCode.DONE.code();
    }
    return duty.keep().code();
  }

  private static void refuseRunning(DataFolder folder) throws IOException {
    List<RunningProcess> alive =
        folder.stateFile().read().map(RunningCluster::alive).orElse(List.of());
    if (!alive.isEmpty()) {
      throw runsAlready(folder, alive.size() + " of its processes are alive");
    }
  }

  private static CommandException runsAlready(DataFolder folder, String detail) {
    return CommandException.refused(
        "It runs already on %s: %s. 'holdfast status' shows it, 'holdfast down' ends it."
            .formatted(folder, detail));
  }
}
