package dev.holdfast.chaos.run;

import dev.holdfast.chaos.answer.Stopwatch;
import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.ClusterOptions;
import dev.holdfast.chaos.cluster.Ground;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.fault.Clocks;
import dev.holdfast.chaos.fault.Need;
import dev.holdfast.chaos.fault.Schedule;
import dev.holdfast.chaos.history.History;
import dev.holdfast.chaos.judge.CommittedLog;
import dev.holdfast.chaos.judge.LogArchive;
import dev.holdfast.chaos.net.Network;
import dev.holdfast.chaos.report.FaultBar;
import dev.holdfast.client.HoldfastClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A run itself: a cluster, its clients, and what goes wrong; then only a quorum is healed, then
/// all, then everybody stops.
final class Performance {

  /// How long a plan may take to be answered once a quorum is healed, or all. An election, a
  /// planner's pause and an enactor's look take seconds; most of it is for the start of a node on a
  /// machine that does other things as well.
  static final Duration BOUND = Duration.ofSeconds(120);

  private static final int MOST_STRETCHES = 400;

  private final Schedule schedule;
  private final Optional<Network> network;
  private final Path folder;
  private final Consumer<String> tell;
  private final History history = new History();
  private final Duration stretch;
  private final List<String> broken = new ArrayList<>();

  /// @param folder for traces and clocks
  /// @param tell is told what happens
  Performance(Schedule schedule, Optional<Network> network, Path folder, Consumer<String> tell) {
    this.schedule = schedule;
    this.network = network;
    this.folder = folder;
    this.tell = tell;
    this.stretch = Duration.ofSeconds(Math.max(1, schedule.time().toSeconds() / MOST_STRETCHES));
  }

  /// What was recorded.
  ///
  /// @param quorum how a quorum converged, and `all` how all did
  /// @param stopped what nodes held when all was quiet, and `restarted` after a start
  record Recorded(
      History history,
      CommittedLog log,
      Samples samples,
      Dns dns,
      List<FaultBar> faults,
      Duration time,
      Duration stretch,
      Convergence.Reached quorum,
      Convergence.Reached all,
      States.Held stopped,
      States.Held restarted,
      long watched,
      List<String> broken) {}

  interface Judging<T> {
    T judge(Recorded recorded, Cluster cluster) throws Exception;
  }

  /// @param judging is given what was recorded while the nodes' folders are still there, and the
  ///   nodes stopped
  <T> T run(Judging<T> judging) throws Exception {
    Ground ground = network.<Ground>map(it -> it).orElse(Ground.LOOPBACK);
    boolean set =
        schedule.faults().stream().anyMatch(it -> it.fault().needs().contains(Need.FAKETIME));
    Optional<Clocks> clocks = set ? Clocks.over(ground, folder) : Optional.empty();
    ClusterOptions options =
        ClusterOptions.small("chaos")
            .withSetting("limits: {watch_revisions: 100000}")
            .withSetting("replication.snapshot_changes: 200")
            .withSetting("replication.log_entries: 100")
            .withSetting("replication.log_segment: 64KiB")
            .withTraces(folder);
    tell.accept("starting three nodes");
    try (Cluster cluster = Cluster.start(options, clocks.<Ground>map(it -> it).orElse(ground))) {
      return judging.judge(
          perform(cluster, clocks, LogArchive.in(folder.resolve("logs"))), cluster);
    }
  }

  private Recorded perform(Cluster cluster, Optional<Clocks> clocks, LogArchive archive)
      throws Exception {
    Stopwatch stopwatch = Stopwatch.start();
    Samples samples = new Samples(stopwatch, stretch);
    Callers callers = new Callers(cluster, history, stopwatch);
    try (HoldfastClient operator = callers.anywhere("operator")) {
      Zone.create(operator);
    }
    Crowd crowd = new Crowd(callers, samples, schedule.seed());
    Dns dns = new Dns(stopwatch, stretch);
    try (Stage stage = new Stage(cluster, network, clocks, crowd, dns);
        Archivist archivist = Archivist.start(cluster, archive)) {
      crowd.start(cluster.nodes());
      cluster.nodes().forEach(dns::welcome);
      List<FaultBar> faults = new Injector(stage, stopwatch, tell).run(schedule);
      findEnded(cluster);
      Convergence convergence = new Convergence(dns, stopwatch);
      NodeProcess away = cluster.nodes().getLast();
      away.kill();
      tell.accept("all is healed but node %s, which is down".formatted(away.id()));
      Convergence.Reached quorum =
          convergence.await(
              cluster.nodes().stream().filter(node -> !node.equals(away)).toList(), BOUND);
      away.start();
      tell.accept("all is healed");
      Convergence.Reached all = convergence.await(cluster.nodes(), BOUND);
      broken.addAll(crowd.stop());
      Duration time = stopwatch.elapsed();
      dns.close();
      States states = new States(cluster, callers);
      States.Held stopped = states.await();
      cluster.stopAll();
      archivist.look();
      CommittedLog log = log(cluster, archive);
      cluster.startAll();
      States.Held restarted = states.await();
      cluster.stopAll();
      return new Recorded(
          history,
          log,
          samples,
          dns,
          faults,
          time,
          stretch,
          quorum,
          all,
          stopped,
          restarted,
          crowd.watched(),
          List.copyOf(broken));
    }
  }

  private static CommittedLog log(Cluster cluster, LogArchive archive) throws IOException {
    Map<String, Path> folders = new TreeMap<>();
    cluster.nodes().forEach(node -> folders.put(node.id(), node.dataFolder()));
    return CommittedLog.of(folders, archive);
  }

  private void findEnded(Cluster cluster) {
    for (NodeProcess node : cluster.nodes()) {
      if (!node.isAlive()) {
        broken.add("node %s ended by itself".formatted(node.id()));
        node.start();
      }
    }
  }
}
