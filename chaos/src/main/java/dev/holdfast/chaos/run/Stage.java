package dev.holdfast.chaos.run;

import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.fault.Agents;
import dev.holdfast.chaos.fault.Clocks;
import dev.holdfast.chaos.fault.Victims;
import dev.holdfast.chaos.fault.World;
import dev.holdfast.chaos.net.Network;
import dev.holdfast.client.ClientOptions;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.NodeReport;
import dev.holdfast.v1.Role;
import dev.holdfast.v1.StatusRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What faults happen to, in a run. Whoever comes for a node waits a while for the fault before to
/// be healed.
final class Stage implements World, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration CALM = Duration.ofSeconds(90);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final Cluster cluster;
  private final Optional<Network> network;
  private final Optional<Clocks> clocks;
  private final Crowd crowd;
  private final Dns dns;
  private final HoldfastClient observer;
  private final Set<NodeProcess> held = new HashSet<>();

  Stage(Cluster cluster, Optional<Network> network, Optional<Clocks> clocks, Crowd crowd, Dns dns) {
    this.cluster = cluster;
    this.network = network;
    this.clocks = clocks;
    this.crowd = crowd;
    this.dns = dns;
    this.observer =
        HoldfastClient.connect(
            cluster.grpcAddresses(),
            ClientOptions.DEFAULT.withCaller("observer").withTryTimeout(Duration.ofMillis(800)));
  }

  @Override
  public Cluster cluster() {
    return cluster;
  }

  @Override
  public Network network() {
    return network.orElseThrow();
  }

  @Override
  public Clocks clocks() {
    return clocks.orElseThrow();
  }

  @Override
  public Agents agents() {
    return crowd;
  }

  @Override
  public Optional<NodeProcess> leader() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Optional<NodeProcess> leader = leaderNow();
    while (leader.isEmpty() && System.nanoTime() < deadline && rest()) {
      leader = leaderNow();
    }
    return leader;
  }

  @Override
  public void awaitCalm() throws InterruptedException {
    long deadline = System.nanoTime() + CALM.toNanos();
    while (!isCalm() && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_EVERY);
    }
  }

  private boolean isCalm() throws InterruptedException {
    for (NodeProcess node : cluster.nodes()) {
      boolean free;
      synchronized (held) {
        free = !held.contains(node);
      }
      if (free && !node.isReady()) {
        return false;
      }
    }
    return true;
  }

  private record Led(NodeProcess node, long term) {}

  /// Who was cut off may still believe that it leads; a greater term is right.
  private Optional<NodeProcess> leaderNow() {
    return cluster.nodes().parallelStream()
        .flatMap(this::leads)
        .max(Comparator.comparingLong(Led::term))
        .map(Led::node);
  }

  private Stream<Led> leads(NodeProcess node) {
    return switch (observer
        .cluster()
        .report(node.grpcAddress(), StatusRequest.getDefaultInstance())) {
      case NodeReport.Answered answered when answered.status().getRole() == Role.ROLE_LEADER ->
          Stream.of(new Led(node, answered.status().getTerm()));
      case NodeReport _ -> Stream.empty();
    };
  }

  @Override
  public List<NodeProcess> grasp(Victims victims, RandomGenerator chance) {
    Random order = new Random(chance.nextLong());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<NodeProcess> nodes = graspNow(victims, order);
    while (nodes.isEmpty() && System.nanoTime() < deadline && rest()) {
      nodes = graspNow(victims, order);
    }
    return nodes;
  }

  private List<NodeProcess> graspNow(Victims victims, Random order) {
    List<NodeProcess> wanted =
        victims == Victims.LEADER
            ? leaderNow().stream().toList()
            : new ArrayList<>(cluster.nodes());
    synchronized (held) {
      int count = victims.count(cluster.nodes().size());
      List<NodeProcess> free =
          new ArrayList<>(
              wanted.stream().filter(node -> node.isAlive() && !held.contains(node)).toList());
      if (free.size() < count) {
        return List.of();
      }
      Collections.shuffle(free, order);
      List<NodeProcess> nodes = List.copyOf(free.subList(0, count));
      held.addAll(nodes);
      return nodes;
    }
  }

  private static boolean rest() {
    try {
      Thread.sleep(LOOK_EVERY);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void letGo(List<NodeProcess> nodes) {
    synchronized (held) {
      nodes.forEach(held::remove);
    }
  }

  @Override
  public void welcome(NodeProcess node) {
    dns.welcome(node);
    crowd.welcome(node);
  }

  @Override
  public void close() {
    observer.close();
  }
}
