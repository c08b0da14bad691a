package dev.holdfast.cli.local;

import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.running.DataFolder;
import dev.holdfast.cli.running.RunningProcess;
import dev.holdfast.cli.running.StateFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Stands by a cluster in the foreground: reports who dies, and when told to end (Ctrl-C) ends all
/// of it first.
final class Duty {

  private static final Duration GLANCE = Duration.ofMillis(300);

  private final DataFolder folder;
  private final LocalCluster cluster;
  private final StateFile stateFile;
  private final Duration grace;
  private final PrintWriter out;
  private final Thread hook = new Thread(this::endQuietly, "end");
  private boolean ended;

  Duty(DataFolder folder, LocalCluster cluster, Duration grace, PrintWriter out) {
    this.folder = folder;
    this.cluster = cluster;
    this.stateFile = folder.stateFile();
    this.grace = grace;
    this.out = out;
  }

  /// From now on this process does not end without ending the cluster.
  void begin() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// The cluster runs on without this process.
  void leave() {
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  /// Returns when all processes have ended.
  ExitCode keep() throws InterruptedException {
    Set<RunningProcess> reported = new HashSet<>();
    while (reported.size() < cluster.processes().size()) {
      Thread.sleep(GLANCE);
      if (stateFile.isEnding()) {
        return awaitEnd();
      }
      cluster.dead().stream().filter(reported::add).forEach(this::report);
    }
    endQuietly();
    return ExitCode.REFUSED;
  }

  /// Someone else ends the cluster; that is reported there.
  private ExitCode awaitEnd() throws InterruptedException {
    while (cluster.dead().size() < cluster.processes().size()) {
      Thread.sleep(GLANCE);
    }
    leave();
    tell("The cluster was ended by 'holdfast down'.");
    return ExitCode.DONE;
  }

  private void report(RunningProcess dead) {
    List<RunningProcess> nodes =
        cluster.processes().stream().filter(RunningProcess::isNode).toList();
    long alive = nodes.stream().filter(RunningProcess::isAlive).count();
    tell(
        "%s (process %d) has ended; its log is %s. %d of %d nodes are alive%s"
            .formatted(
                dead.name(),
                dead.identity().pid(),
                folder.log(dead.name()),
                alive,
                nodes.size(),
                2 * alive > nodes.size()
                    ? "."
                    : ": no majority, so changes are refused. DNS is answered by what is left."));
  }

  /// Ends the cluster, once.
  ///
  /// @return whether it was this call that did
  synchronized boolean end() throws IOException {
    if (ended) {
      return false;
    }
    ended = true;
    stateFile.markEnding();
    tell("Ending enactors and planner, then the nodes.");
    new Ending(grace, this::tell).end(cluster.processes());
    stateFile.delete();
    tell("All has ended; the data stays in %s.".formatted(folder));
    return true;
  }

  private void endQuietly() {
    try {
      end();
    } catch (IOException failed) {
      throw new UncheckedIOException("the cluster may be running still", failed);
    }
  }

  private void tell(String sentence) {
    out.println(sentence);
    out.flush();
  }
}
