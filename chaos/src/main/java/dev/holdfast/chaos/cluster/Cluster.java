package dev.holdfast.chaos.cluster;

import dev.holdfast.client.ClientOptions;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.protocol.Restoration;
import dev.holdfast.replica.backup.BackupReader;
import dev.holdfast.replica.backup.Seed;
import dev.holdfast.server.NewMember;
import dev.holdfast.server.config.ConfigSources;
import dev.holdfast.server.config.EffectiveConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A running cluster in a temporary folder.
public final class Cluster implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofMillis(25);

  private final ClusterOptions options;
  private final Ground ground;
  private final TemporaryFolder folder;
  private final List<NodeProcess> nodes = new ArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Thread atExit = new Thread(this::end, "cluster-at-exit");
  private final Map<String, NodePorts> members = new LinkedHashMap<>();
  private int restorations;
  private boolean closed;

  private Cluster(ClusterOptions options, Ground ground) throws IOException {
    this.options = options;
    this.ground = ground;
    this.folder = TemporaryFolder.create("holdfast-" + options.name() + "-");
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// A new cluster, all its nodes ready.
  ///
  /// @throws ClusterException if a node does not become ready in time
  public static Cluster start(ClusterOptions options) throws InterruptedException {
    return start(options, Ground.LOOPBACK);
  }

  /// A new cluster whose nodes stand somewhere else than on loopback.
  public static Cluster start(ClusterOptions options, Ground ground) throws InterruptedException {
    try {
      Cluster cluster = new Cluster(options, ground);
      try {
        cluster.open();
        return cluster;
      } catch (RuntimeException | InterruptedException | IOException problem) {
        cluster.close();
        throw problem;
      }
    } catch (IOException problem) {
      throw new UncheckedIOException("cannot lay down the cluster's folder", problem);
    }
  }

  private void open() throws IOException, InterruptedException {
    options.nodes().forEach(id -> members.put(id, NodePorts.free(ground.host(id))));
    members.forEach((id, ports) ->
        nodes.add(new NodeProcess(id, folder.path().resolve(id), ports, options, ground, http)));
    for (NodeProcess node : nodes) {
      node.writeConfig(members, NodeFile.Start.INITIALISE, options);
    }
    nodes.forEach(NodeProcess::start);
    awaitReady();
    for (NodeProcess node : nodes) {
      // From now on an empty data folder is a lost one.
      node.writeConfig(members, NodeFile.Start.AGAIN, options);
    }
  }

  /// Starts a node that waits to be made a member; it is one of [#nodes] from here on. The others'
  /// configuration does not know it.
  public NodeProcess join(String id) throws IOException {
    Map<String, NodePorts> known = new LinkedHashMap<>(members);
    known.put(id, NodePorts.free(ground.host(id)));
    NodeProcess node =
        new NodeProcess(id, folder.path().resolve(id), known.get(id), options, ground, http);
    node.writeConfig(known, NodeFile.Start.JOIN, options);
    nodes.add(node);
    node.start();
    return node;
  }

  /// Ends a node that is to be none of [#nodes] any more.
  public void forget(NodeProcess node) {
    node.kill();
    nodes.remove(node);
  }

  public List<NodeProcess> nodes() {
    return List.copyOf(nodes);
  }

  /// gRPC addresses of all nodes, `host:port`.
  public List<String> grpcAddresses() {
    return nodes.stream().map(NodeProcess::grpcAddress).toList();
  }

  /// A client of its own for whoever calls; to be closed by them.
  public HoldfastClient client(String caller) {
    return HoldfastClient.connect(grpcAddresses(), ClientOptions.DEFAULT.withCaller(caller));
  }

  /// Returns when all nodes are ready.
  ///
  /// @throws ClusterException if one has ended, or is not ready in time
  public void awaitReady() throws InterruptedException {
    long deadline = System.nanoTime() + options.patience().toNanos();
    for (NodeProcess node : nodes) {
      while (!node.isReady()) {
        if (!node.isAlive()) {
          throw new ClusterException("node %s ended by itself%n%s".formatted(node.id(), tails()));
        }
        if (System.nanoTime() > deadline) {
          throw new ClusterException(
              "node %s is not ready after %d s%n%s"
                  .formatted(node.id(), options.patience().toSeconds(), tails()));
        }
        Thread.sleep(LOOK_EVERY);
      }
    }
  }

  private String tails() {
    return String.join(System.lineSeparator(), nodes.stream().map(NodeProcess::tail).toList());
  }

  /// Asks all nodes to end, and waits until they have; their data stays.
  public void stopAll() {
    nodes.parallelStream().forEach(NodeProcess::stop);
  }

  public void startAll() throws InterruptedException {
    nodes.forEach(NodeProcess::start);
    awaitReady();
  }

  /// Kills all nodes, deletes what they hold, and starts them as a new cluster, at the same
  /// addresses, with what a backup holds.
  public void restore(Path backup) throws IOException, InterruptedException {
    nodes.parallelStream().forEach(NodeProcess::kill);
    Seed seed = Seed.of(BackupReader.read(backup), Restoration.USUAL_LEAP);
    // Each cluster has a name of its own, so that no node takes those of another one for its peers.
    ClusterOptions restored = options.named("%s-%d".formatted(options.name(), ++restorations));
    for (NodeProcess node : nodes) {
      new TemporaryFolder(node.dataFolder()).delete();
      node.writeConfig(members, NodeFile.Start.AGAIN, restored);
      NewMember.plant(seed, EffectiveConfig.load(ConfigSources.of(node.configFile())).config());
    }
    startAll();
  }

  /// Ends all processes and deletes all data.
  @Override
  public void close() {
    end();
    http.close();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The JVM is ending: the hook finds nothing left to do.
    }
  }

  private synchronized void end() {
    if (!closed) {
      closed = true;
      nodes.parallelStream().forEach(NodeProcess::kill);
      folder.delete();
    }
  }
}
