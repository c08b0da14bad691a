package dev.holdfast.chaos.etcd;

import dev.holdfast.chaos.cluster.ClusterException;
import dev.holdfast.chaos.cluster.TemporaryFolder;
import dev.holdfast.testing.FreePorts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Three etcd servers on loopback, as they come but for the election timeout, with their data in a
/// temporary folder: fsync is on.
public final class EtcdCluster implements AutoCloseable {

  private static final int MEMBERS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final TemporaryFolder folder;
  private final List<EtcdServer> servers = new ArrayList<>();
  private final Thread atExit = new Thread(this::end, "etcd-at-exit");

  private EtcdCluster(Duration electionTimeout) throws IOException {
    folder = TemporaryFolder.create("etcd-");
    Runtime.getRuntime().addShutdownHook(atExit);
    for (int index = 0; index < MEMBERS; index++) {
      servers.add(new EtcdServer("e" + index, folder.path(), FreePorts.next(), FreePorts.next()));
    }
    String members = servers.stream().map(EtcdServer::member).collect(Collectors.joining(","));
    for (EtcdServer server : servers) {
      server.use(members, electionTimeout);
    }
  }

  /// A new cluster that has a leader.
  ///
  /// @param electionTimeout the least a follower waits for a silent leader; at the most it waits
  ///   twice as long
  /// @throws ClusterException if etcd is not installed, or the servers do not find together
  public static EtcdCluster start(Duration electionTimeout)
      throws IOException, InterruptedException {
    EtcdCluster cluster = new EtcdCluster(electionTimeout);
    try {
      for (EtcdServer server : cluster.servers) {
        server.start();
      }
      cluster.awaitLeader();
      return cluster;
    } catch (RuntimeException | InterruptedException problem) {
      cluster.close();
      throw problem;
    }
  }

  public List<EtcdServer> servers() {
    return List.copyOf(servers);
  }

  /// The server that leads, as soon as one does and says so.
  public EtcdServer awaitLeader() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<EtcdServer> leader = servers.stream().filter(EtcdServer::leads).findFirst();
      if (leader.isPresent()) {
        return leader.get();
      }
      Thread.sleep(LOOK_EVERY);
    }
    throw new ClusterException(
        "no etcd server leads after %d s; their logs are in %s"
            .formatted(PATIENCE.toSeconds(), folder.path()));
  }

  /// Returns when every server answers and one leads.
  public void awaitAll() throws InterruptedException {
    awaitLeader();
    for (EtcdServer server : servers) {
      while (!server.answers()) {
        Thread.sleep(LOOK_EVERY);
      }
    }
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The JVM is ending: the hook finds nothing left to do.
    }
  }

  private synchronized void end() {
    servers.forEach(EtcdServer::kill);
    servers.forEach(EtcdServer::close);
    folder.delete();
  }
}
