package dev.holdfast.server;

import dev.holdfast.dns.front.DnsFront;
import dev.holdfast.dns.front.FrontOptions;
import dev.holdfast.dns.front.FrontTls;
import dev.holdfast.replica.Replica;
import dev.holdfast.server.call.Authentication;
import dev.holdfast.server.call.CallLimits;
import dev.holdfast.server.call.CallNames;
import dev.holdfast.server.call.Caller;
import dev.holdfast.server.call.FailureInterceptor;
import dev.holdfast.server.call.Forwarding;
import dev.holdfast.server.call.Gate;
import dev.holdfast.server.call.Peers;
import dev.holdfast.server.call.Rates;
import dev.holdfast.server.config.MemberConfig;
import dev.holdfast.server.config.NodeConfig;
import dev.holdfast.server.http.HttpPort;
import dev.holdfast.server.metrics.CallMeter;
import dev.holdfast.server.metrics.DnsMeter;
import dev.holdfast.server.metrics.Metrics;
import dev.holdfast.server.metrics.ReplicaMeter;
import dev.holdfast.server.service.Services;
import dev.holdfast.server.tracing.Tracing;
import dev.holdfast.server.translation.Refusals;
import dev.holdfast.server.watch.AuditNews;
import dev.holdfast.server.watch.Followers;
import dev.holdfast.server.watch.RecentChanges;
import io.grpc.BindableService;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running node.
public final class Node implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Node.class);

  /// Half of what the contract promises, so that a bookmark is never late.
  private static final Duration BOOKMARK_INTERVAL = Duration.ofSeconds(5);

  /// An election takes a round of messages; a cluster that is closing as a whole has nobody to win
  /// it.
  private static final Duration HAND_OVER_TIMEOUT = Duration.ofSeconds(1);

  private final NodeConfig config;
  private final Closing closing = new Closing();
  private final CountDownLatch closed = new CountDownLatch(1);

  private Node(NodeConfig config) {
    this.config = config;
  }

  /// Opens a node's replica.
  @FunctionalInterface
  interface Replicating {

    /// @param listener hears every step that the replica applies, from the first on
    Replica open(NodeConfig config, Protection protection, Consumer<Replica.Step> listener);
  }

  /// Starts the node that `config` describes. When this returns it listens on all its ports and
  /// answers what it can; it may still have to find its cluster.
  public static Node start(NodeConfig config) {
    return start(config, Replication::open);
  }

  static Node start(NodeConfig config, Replicating replication) {
    Node node = new Node(config);
    try {
      node.open(replication);
      return node;
    } catch (RuntimeException | Error failed) {
      node.close();
      throw failed;
    }
  }

  private void open(Replicating replication) {
    Protection protection = closing.add(Protection.of(config));
    NodeConfig.Limits limits = config.limits();
    Tracing tracing = closing.add(Tracing.of(config.tracing(), "holdfast-node", config.node()));
    Metrics metrics = closing.add(new Metrics());
    CallMeter calls = new CallMeter(metrics.registry());
    RecentChanges changes = new RecentChanges(limits.watchRevisions(), limits.watchEntries());
    Replica replica = closing.add(replication.open(config, protection, changes::add));
    changes.beginAt(replica.applied().state().revision());
    closing.add(changes::end);
    Followers followers = closing.add(Followers.of(changes));
    ReplicaMeter.bind(replica, metrics.registry());
    AuditNews audit = closing.add(AuditNews.of(replica));
    Roster roster = new Roster(replica.members(), config);
    Peers peers = closing.add(new Peers(roster::others, protection.toNodes()));
    Services services = services(replica, peers, roster, changes, followers, audit, calls);
    Fitness fitness = new Fitness(replica::standing, services::upToDate, replica::lasting, config);
    LookOut lookOut = new LookOut(fitness);
    closing.add(dns(replica, protection, fitness, metrics));
    Authentication authentication = authentication(protection, replica);
    Gate gate = gate(protection, replica, authentication);
    closing.add(
        HttpPort.open(
            config.self().http().toSocketAddress(),
            protection.openToAll(),
            new PageGuard(authentication, gate)::admits,
            Pages.of(metrics, fitness)));
    closing.add(
        grpc(
            protection,
            services,
            lookOut,
            interceptors(replica, peers, calls, tracing, new Caller(authentication), gate)));
    closing.add(followers::close);
    closing.add(audit::endStreams);
    closing.add(lookOut).begin();
    closing.add(new HandOver(replica, HAND_OVER_TIMEOUT));
    tellWhere();
  }

  private Services services(
      Replica replica,
      Peers peers,
      Roster roster,
      RecentChanges changes,
      Followers followers,
      AuditNews audit,
      CallMeter calls) {
    return Services.on(
        new Services.Ground(
            replica,
            peers,
            changes,
            followers,
            audit,
            config.cluster(),
            roster,
            Version.TEXT,
            BOOKMARK_INTERVAL,
            calls::refused));
  }

  private DnsFront dns(Replica replica, Protection protection, Fitness fitness, Metrics metrics) {
    return DnsFront.start(
        FrontOptions.on(config.self().dns().toSocketAddress())
            .withThreads(config.dns().threads())
            .withTls(
                config
                    .dns()
                    .tls()
                    .map(address ->
                        new FrontTls(
                            address.toSocketAddress(), protection.openToAll().orElseThrow()))),
        () -> replica.lasting().state().zones(),
        fitness::answersDns,
        new DnsMeter(metrics.registry()));
  }

  private GrpcPort grpc(
      Protection protection,
      Services services,
      LookOut lookOut,
      List<ServerInterceptor> interceptors) {
    List<BindableService> all = new ArrayList<>(services.all());
    all.add(lookOut.healthService());
    return GrpcPort.open(
        config.self().grpc().toSocketAddress(),
        protection.ofCalls(),
        all,
        interceptors,
        config.limits());
  }

  /// What every call goes through, from the outside in.
  private List<ServerInterceptor> interceptors(
      Replica replica, Peers peers, CallMeter calls, Tracing tracing, Caller caller, Gate gate) {
    NodeConfig.Limits limits = config.limits();
    CallLimits callLimits =
        new CallLimits(Services.lanes(), limits.calls(), limits.streams(), limits.requestOctets());
    calls.watch(callLimits);
    List<ServerInterceptor> all = new ArrayList<>(tracing.ofServer());
    all.addAll(
        List.of(
            calls,
            new FailureInterceptor(),
            caller,
            new CallNames(),
            // Once more, so that what fails inside is logged with the call's names.
            new FailureInterceptor(),
            gate,
            new Rates(Services.lanes(), limits.ratePerCaller(), System::nanoTime),
            callLimits,
            new Forwarding(Services.lanes(), replica::standing, peers, tracing.ofClient())));
    return all;
  }

  private Authentication authentication(Protection protection, Replica replica) {
    return new Authentication(
        protection.tls(),
        config.cluster(),
        () -> replica.applied().state().access(),
        InstantSource.system());
  }

  private static Gate gate(Protection protection, Replica replica, Authentication authentication) {
    return new Gate(
        Services.needs(),
        () -> replica.applied().state(),
        authentication,
        protection.tls().isPresent(),
        Refusals::denied);
  }

  private void tellWhere() {
    MemberConfig self = config.self();
    log.info(
        "Node {} of cluster {} takes calls at {}, answers DNS at {}{} and HTTP at {}; its data is in {}",
        self.id(),
        config.cluster(),
        self.grpc(),
        self.dns(),
        config.dns().tls().map(address -> ", over TLS at %s,".formatted(address)).orElse(""),
        self.http(),
        config.dataFolder());
  }

  public String id() {
    return config.node();
  }

  /// Waits until the node has been closed.
  public void awaitClosed() throws InterruptedException {
    closed.await();
  }

  /// Hands over the lead, ends watches, answers the calls under way, and closes everything, DNS
  /// late and the replica last.
  @Override
  public synchronized void close() {
    closing.close();
    closed.countDown();
  }
}
