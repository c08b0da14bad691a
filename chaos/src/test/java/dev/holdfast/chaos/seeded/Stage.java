package dev.holdfast.chaos.seeded;

import dev.holdfast.chaos.answer.Stopwatch;
import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.ClusterOptions;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.history.History;
import dev.holdfast.chaos.history.Recorder;
import dev.holdfast.chaos.judge.CommittedLog;
import dev.holdfast.chaos.judge.Finding;
import dev.holdfast.chaos.judge.LogWitness;
import dev.holdfast.chaos.judge.SearchJudge;
import dev.holdfast.chaos.judge.SessionJudge;
import dev.holdfast.chaos.judge.SumJudge;
import dev.holdfast.chaos.judge.Verdict;
import dev.holdfast.chaos.judge.WatchJudge;
import dev.holdfast.client.ClientOptions;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.StatusResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A cluster of real nodes, and clients of it whose every call is recorded.
final class Stage implements AutoCloseable {

  private static final Duration SEARCH = Duration.ofSeconds(20);
  private static final Duration LOOK_EVERY = Duration.ofMillis(25);
  private static final Duration TRY = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Cluster cluster;
  private final boolean sound;
  private final Stopwatch stopwatch = Stopwatch.start();
  private final History history = new History();
  private final List<HoldfastClient> clients = new ArrayList<>();
  private final Map<String, HoldfastClient> looks = new HashMap<>();
  private final List<Finding> seen = new ArrayList<>();

  private Stage(Cluster cluster, boolean sound) {
    this.cluster = cluster;
    this.sound = sound;
  }

  /// @param sound whether no bug is there to be found
  static Stage open(ClusterOptions options, boolean sound) throws InterruptedException {
    return new Stage(Cluster.start(options), sound);
  }

  /// How often a fault happens that brings a bug out with luck only.
  int rounds() {
    return sound ? 2 : 6;
  }

  /// How long to wait for a disk to be behind what is acknowledged; that of a sound node never is.
  Duration untilDiskIsBehind() {
    return Duration.ofSeconds(sound ? 1 : 8);
  }

  /// How long to wait for a node that is to take itself out of service; one that has a bug does
  /// not.
  Duration untilOutOfService() {
    return Duration.ofSeconds(sound ? 60 : 6);
  }

  Cluster cluster() {
    return cluster;
  }

  /// The node of a cluster that has no other.
  NodeProcess only() {
    return cluster.nodes().getFirst();
  }

  NodeProcess node(String id) {
    return cluster.nodes().stream().filter(node -> node.id().equals(id)).findFirst().orElseThrow();
  }

  Caller caller(String session) {
    return caller(session, cluster.grpcAddresses(), Duration.ofSeconds(30));
  }

  /// A client that knows no other node.
  Caller callerOf(NodeProcess node, String session, Duration deadline) {
    return caller(session, List.of(node.grpcAddress()), deadline);
  }

  Caller caller(String session, List<String> addresses, Duration deadline) {
    HoldfastClient client =
        HoldfastClient.connect(
            addresses,
            ClientOptions.DEFAULT.withCaller(session).withDeadline(deadline).withTryTimeout(TRY),
            List.of(new Recorder(history, session, stopwatch)));
    clients.add(client);
    return new Caller(client);
  }

  /// The leader, once there is one whom all nodes that run agree on.
  NodeProcess leader() throws InterruptedException {
    return leader(cluster.nodes().stream().filter(NodeProcess::isAlive).toList(), Optional.empty());
  }

  /// The leader whom the others have, once they have another than `old`.
  NodeProcess leaderBeside(NodeProcess old) throws InterruptedException {
    List<NodeProcess> others = cluster.nodes().stream().filter(node -> node != old).toList();
    return leader(others, Optional.of(old.id()));
  }

  private NodeProcess leader(List<NodeProcess> asked, Optional<String> not)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Set<String> leaders =
          asked.stream().map(node -> status(node).getLeaderId()).collect(Collectors.toSet());
      Optional<String> leader = leaders.stream().findFirst().filter(id -> !id.isEmpty());
      if (leaders.size() == 1 && leader.isPresent() && !leader.equals(not)) {
        return node(leader.get());
      }
      Thread.sleep(LOOK_EVERY);
    }
    throw new IllegalStateException("no leader was agreed on within " + PATIENCE);
  }

  /// What a node says of itself, not recorded.
  StatusResponse status(NodeProcess node) {
    return looks
        .computeIfAbsent(
            node.id(),
            _ ->
                HoldfastClient.connect(
                    List.of(node.grpcAddress()),
                    ClientOptions.DEFAULT.withCaller("look").withDeadline(PATIENCE)))
        .cluster()
        .status(StatusRequest.getDefaultInstance());
  }

  void killAndStart(NodeProcess node) throws InterruptedException {
    node.kill();
    node.start();
    cluster.awaitReady();
  }

  /// Whether nobody was told less than before up to now.
  boolean sessionsHold() {
    return SessionJudge.judge(history).held();
  }

  /// Notes what a scenario has seen by itself.
  void saw(Finding finding) {
    seen.add(finding);
  }

  /// What all judges find, once nobody calls any more and the nodes have stopped.
  List<Finding> findings() throws IOException {
    clients.forEach(HoldfastClient::close);
    clients.clear();
    cluster.nodes().parallelStream().forEach(NodeProcess::kill);
    Map<String, Path> folders = new TreeMap<>();
    cluster.nodes().forEach(node -> folders.put(node.id(), node.dataFolder()));
    CommittedLog log = CommittedLog.of(folders);
    return Stream.concat(
            seen.stream(),
            Stream.of(
                    LogWitness.judge(history, log),
                    SearchJudge.judge(history, SEARCH),
                    WatchJudge.judge(history, log),
                    SessionJudge.judge(history),
                    SumJudge.judge(history, log))
                .map(Verdict::findings)
                .flatMap(List::stream))
        .toList();
  }

  @Override
  public void close() {
    clients.forEach(HoldfastClient::close);
    looks.values().forEach(HoldfastClient::close);
    cluster.close();
  }
}
