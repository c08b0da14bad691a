package dev.holdfast.replica;

import static org.awaitility.Awaitility.await;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Request;
import dev.holdfast.record.Digest;
import dev.holdfast.replica.membership.Change;
import dev.holdfast.replica.membership.Configuration;
import dev.holdfast.replica.membership.Member;
import dev.holdfast.testing.FreePorts;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;

/// Real replicas in this process, three unless a test says otherwise, on loopback and with real
/// logs in a folder of the test's.
final class Cluster implements AutoCloseable {

  static final List<String> NODES = List.of("n1", "n2", "n3");

  /// How long anything may take on a busy machine before a test calls it broken.
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final ReplicaConfig.Timing TIMING =
      new ReplicaConfig.Timing(
          Duration.ofMillis(400), Duration.ofMillis(800), Duration.ofSeconds(10));

  /// What a test wants to be small in order to see it happen.
  static final ReplicaConfig.Retention SMALL =
      new ReplicaConfig.Retention(20, 1 << 20, 2, 1, 4 << 10, 1 << 20);

  static final ReplicaConfig.Retention LARGE =
      new ReplicaConfig.Retention(100_000, 256 << 20, 3, 50_000, 8 << 20, 1 << 20);

  private static final ReplicaConfig.Safeguards SAFEGUARDS =
      new ReplicaConfig.Safeguards(
          Duration.ofMillis(100), Duration.ofSeconds(1), 1 << 20, 1L << 30);

  private final Path folder;
  private final ReplicaConfig.Retention retention;
  private final SortedMap<String, InetSocketAddress> peers = new TreeMap<>();
  private final Map<String, RatisReplica> running = new TreeMap<>();
  final List<String> halts = new CopyOnWriteArrayList<>();

  private Cluster(Path folder, ReplicaConfig.Retention retention, List<String> nodes) {
    this.folder = folder;
    this.retention = retention;
    for (String node : nodes) {
      peers.put(node, freeAddress());
    }
  }

  static Cluster start(Path folder, ReplicaConfig.Retention retention) {
    return start(folder, retention, NODES);
  }

  static Cluster start(Path folder, ReplicaConfig.Retention retention, List<String> nodes) {
    Cluster cluster = new Cluster(folder, retention, nodes);
    nodes.forEach(cluster::start);
    return cluster;
  }

  /// An address at loopback that nobody listens at. A node keeps its address for life, so it cannot
  /// be left to the node to choose.
  static InetSocketAddress freeAddress() {
    return InetSocketAddress.createUnresolved("127.0.0.1", FreePorts.next());
  }

  ReplicaConfig config(String node) {
    return ReplicaConfig.of("test", node, peers, folder.resolve(node))
        .mayInitialise(true)
        .with(TIMING)
        .with(retention)
        .with(SAFEGUARDS);
  }

  RatisReplica start(String node) {
    return start(config(node), InstantSource.system());
  }

  RatisReplica start(String node, UnaryOperator<ReplicaConfig> changed) {
    return start(changed.apply(config(node)), InstantSource.system());
  }

  RatisReplica start(String node, InstantSource clock) {
    return start(config(node), clock);
  }

  private RatisReplica start(ReplicaConfig config, InstantSource clock) {
    String node = config.node();
    RatisReplica replica =
        RatisReplica.start(
            config, (reason, _) -> halts.add("%s: %s".formatted(node, reason)), clock);
    running.put(node, replica);
    return replica;
  }

  /// Starts a node that was never a member and waits to be made one.
  RatisReplica join(String node) {
    peers.put(node, freeAddress());
    RatisReplica replica =
        RatisReplica.start(
            config(node).mayInitialise(false).joining(true),
            (reason, _) -> halts.add("%s: %s".formatted(node, reason)),
            InstantSource.system());
    running.put(node, replica);
    return replica;
  }

  /// Names a member that does not exist.
  void memberNeverStarted(String node) {
    peers.put(node, freeAddress());
  }

  Member member(String node) {
    return Member.at(node, peers.get(node));
  }

  /// Changes the members at whoever leads, again where the lead was handed over first.
  Configuration change(Change change) {
    return change(change, Optional.empty());
  }

  Configuration change(Change change, Optional<Long> expectedVersion) {
    Supplier<Optional<Configuration>> attempt =
        () -> attempt(() -> node(leader()).members().change(change, expectedVersion));
    return attempt
        .get()
        .or(() -> patiently().until(attempt::get, Optional::isPresent))
        .orElseThrow();
  }

  void stop(String node) {
    running.remove(node).close();
  }

  RatisReplica node(String node) {
    return running.get(node);
  }

  List<RatisReplica> all() {
    return new ArrayList<>(running.values());
  }

  Path folder(String node) {
    return folder.resolve(node);
  }

  /// The node that leads; waits for one.
  String leader() {
    return leaderNow()
        .or(() -> patiently().until(this::leaderNow, Optional::isPresent))
        .orElseThrow();
  }

  private Optional<String> leaderNow() {
    return running.entrySet().stream()
        .filter(it -> it.getValue().standing().role() == Standing.Role.LEADER)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static ConditionFactory patiently() {
    return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20));
  }

  List<String> followers() {
    String leader = leader();
    return running.keySet().stream().filter(node -> !node.equals(leader)).toList();
  }

  /// Submits to whoever leads, again where nothing was done, until there is a reply.
  Committed submit(Request request) {
    return attempt(request)
        .or(() -> patiently().until(() -> attempt(request), Optional::isPresent))
        .orElseThrow();
  }

  Committed submit(Command command) {
    return submit(Story.request(command));
  }

  private Optional<Committed> attempt(Request request) {
    return attempt(() -> node(leader()).submit(request));
  }

  /// What came of it; empty where nothing was done for want of a leader.
  private static <T> Optional<T> attempt(Supplier<CompletableFuture<T>> call) {
    try {
      return Optional.of(call.get().join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof NotLeaderException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Waits until all running nodes have applied what the leader has. Leaves the state as it is.
  long settle() {
    long index =
        patiently()
            .until(() -> attempt(() -> node(leader()).confirm()), Optional::isPresent)
            .orElseThrow();
    all().forEach(replica -> awaitApplied(replica, index));
    return index;
  }

  static Applied awaitApplied(RatisReplica replica, long index) {
    return replica.awaitApplied(index).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /// The hashes of all running nodes' states, which should be one.
  Set<Digest> hashes() {
    settle();
    return all().stream()
        .map(replica -> StateHash.of(replica.applied().state()))
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    // Not on the common pool: what Raft appends at a follower runs there.
    try (ExecutorService each = Executors.newCachedThreadPool()) {
      all().forEach(replica -> each.execute(replica::close));
    }
    running.clear();
  }
}
