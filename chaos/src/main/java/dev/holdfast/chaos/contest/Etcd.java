package dev.holdfast.chaos.contest;

import dev.holdfast.chaos.etcd.EtcdCluster;
import dev.holdfast.chaos.etcd.EtcdServer;
import dev.holdfast.chaos.etcd.EtcdTarget;
import dev.holdfast.chaos.load.Result;
import dev.holdfast.chaos.load.Target;
import dev.holdfast.chaos.load.Values;
import dev.holdfast.chaos.load.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// etcd as it comes, called at its leader.
final class Etcd implements Contestant {

  private static final Values VALUES = new Values(256);

  private final EtcdCluster cluster;

  Etcd(Duration electionTimeout) throws InterruptedException {
    try {
      this.cluster = EtcdCluster.start(electionTimeout);
    } catch (IOException problem) {
      throw new UncheckedIOException("cannot lay down etcd's folder", problem);
    }
  }

  @Override
  public String name() {
    return "etcd";
  }

  @Override
  public Target connect() throws InterruptedException {
    return new EtcdTarget(cluster.awaitLeader().address(), 1);
  }

  @Override
  public void publish(int recordSets, long version) throws InterruptedException {
    try (EtcdTarget target = new EtcdTarget(cluster.awaitLeader().address(), 1)) {
      target.transact(new Values(64), recordSets);
    }
  }

  @Override
  public Duration failOver() throws InterruptedException {
    EtcdServer leader = cluster.awaitLeader();
    Map<String, EtcdTarget> others = new HashMap<>();
    cluster.servers().stream()
        .filter(server -> server != leader)
        .forEach(
            server -> others.put(server.address(), new EtcdTarget(server.address(), 1, Probe.TRY)));
    try {
      others.values().forEach(target -> target.call(Work.LOCAL_READ, 0, ""));
      long killed = System.nanoTime();
      leader.kill();
      return Probe.untilAcknowledged(
          List.copyOf(others.keySet()),
          address -> others.get(address).call(Work.WRITE, 0, VALUES.of(killed)) == Result.DONE,
          killed);
    } finally {
      others.values().forEach(EtcdTarget::close);
      leader.start();
      cluster.awaitAll();
    }
  }

  @Override
  public List<Long> pids() {
    return cluster.servers().stream().map(EtcdServer::pid).toList();
  }

  @Override
  public void close() {
    cluster.close();
  }
}
