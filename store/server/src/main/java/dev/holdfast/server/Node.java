package dev.holdfast.server;

import dev.holdfast.dns.front.DnsFront;
import dev.holdfast.dns.front.FrontOptions;
import dev.holdfast.replica.Replica;
import dev.holdfast.server.call.CallLimits;
import dev.holdfast.server.call.Caller;
import dev.holdfast.server.call.FailureInterceptor;
import dev.holdfast.server.call.Forwarding;
import dev.holdfast.server.call.Peers;
import dev.holdfast.server.config.MemberConfig;
import dev.holdfast.server.config.NodeConfig;
import dev.holdfast.server.http.HttpPort;
import dev.holdfast.server.metrics.CallMeter;
import dev.holdfast.server.metrics.DnsMeter;
import dev.holdfast.server.metrics.Metrics;
import dev.holdfast.server.metrics.ReplicaMeter;
import dev.holdfast.server.service.Services;
import dev.holdfast.server.watch.RecentChanges;
import dev.holdfast.v1.Member;
import io.grpc.BindableService;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running node.
public final class Node implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Node.class);

  /// Half of what the contract promises, so that a bookmark is never late.
  private static final Duration BOOKMARK_INTERVAL = Duration.ofSeconds(5);

  private final String id;
  private final Closing closing = new Closing();
  private final CountDownLatch closed = new CountDownLatch(1);

  private Node(String id) {
    this.id = id;
  }

  /// Starts the node that `config` describes. When this returns it listens on all its ports and
  /// answers what it can; it may still have to find its cluster.
  public static Node start(NodeConfig config) {
    return start(config, Replication::open);
  }

  static Node start(NodeConfig config, Function<NodeConfig, Replica> replication) {
    Node node = new Node(config.node());
    try {
      node.open(config, replication);
      return node;
    } catch (RuntimeException | Error failed) {
      node.close();
      throw failed;
    }
  }

  private void open(NodeConfig config, Function<NodeConfig, Replica> replication) {
    MemberConfig self = config.self();
    Metrics metrics = closing.add(new Metrics());
    CallMeter calls = new CallMeter(metrics.registry());
    Replica replica = closing.add(replication.apply(config));
    ReplicaMeter.bind(replica, metrics.registry());
    NodeConfig.Limits limits = config.limits();
    RecentChanges changes =
        closing.add(RecentChanges.of(replica, limits.watchRevisions(), limits.watchEntries()));
    CallLimits callLimits =
        new CallLimits(limits.calls(), limits.streams(), limits.requestOctets());
    calls.watch(callLimits);
    Peers peers = closing.add(new Peers(others(config)));
    Services services =
        Services.on(
            new Services.Ground(
                replica,
                peers,
                changes,
                config.members().stream().map(Node::message).toList(),
                Version.TEXT,
                BOOKMARK_INTERVAL,
                calls::refused));
    Fitness fitness = new Fitness(replica::standing, services::upToDate, config);
    closing.add(
        DnsFront.start(
            FrontOptions.on(self.dns().toSocketAddress()).withThreads(config.dns().threads()),
            () -> replica.applied().state().zones(),
            fitness::answersDns,
            new DnsMeter(metrics.registry())));
    closing.add(HttpPort.open(self.http().toSocketAddress(), Pages.of(metrics, fitness)));
    LookOut lookOut = new LookOut(fitness);
    List<BindableService> all = new ArrayList<>(services.all());
    all.add(lookOut.healthService());
    closing.add(
        GrpcPort.open(
            self.grpc().toSocketAddress(),
            all,
            List.<ServerInterceptor>of(
                calls,
                new FailureInterceptor(),
                callLimits,
                new Caller(),
                new Forwarding(Services.changingMethods(), replica::standing, peers)),
            limits));
    closing.add(changes::endWatches);
    closing.add(lookOut).begin();
    log.info(
        "Node {} of cluster {} takes calls at {}, answers DNS at {} and HTTP at {}; its data is in {}",
        id,
        config.cluster(),
        self.grpc(),
        self.dns(),
        self.http(),
        config.dataFolder());
  }

  private static Map<String, String> others(NodeConfig config) {
    return config.members().stream()
        .filter(member -> !member.id().equals(config.node()))
        .collect(Collectors.toMap(MemberConfig::id, member -> member.grpc().toString()));
  }

  private static Member message(MemberConfig member) {
    return Member.newBuilder()
        .setNodeId(member.id())
        .setGrpcAddress(member.grpc().toString())
        .setDnsAddress(member.dns().toString())
        .setHttpAddress(member.http().toString())
        .build();
  }

  public String id() {
    return id;
  }

  /// Waits until the node has been closed.
  public void awaitClosed() throws InterruptedException {
    closed.await();
  }

  /// Ends watches, answers the calls under way, and closes everything, DNS late and the replica
  /// last.
  @Override
  public synchronized void close() {
    closing.close();
    closed.countDown();
  }
}
