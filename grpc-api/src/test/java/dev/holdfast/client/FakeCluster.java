package dev.holdfast.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/// Three nodes on loopback that share just enough of a store to call a client's bluff: a request id
/// is carried out once, whoever receives it, and every try that arrives is on the list.
final class FakeCluster implements AutoCloseable {

  static final ClientOptions OPTIONS =
      ClientOptions.DEFAULT
          .withCaller("tester")
          .withDeadline(Duration.ofSeconds(20))
          .withTryTimeout(Duration.ofSeconds(3));

  final List<FakeNode> nodes = new ArrayList<>();
  final FakePlans plans = new FakePlans();
  final List<String> tries = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Long> revisionByRequest = new ConcurrentHashMap<>();
  private final AtomicLong revision = new AtomicLong();
  private volatile int leader;

  static FakeCluster ledBy(int leader) {
    FakeCluster cluster = new FakeCluster();
    cluster.leader = leader;
    for (int i = 0; i < 3; i++) {
      cluster.nodes.add(FakeNode.start("node-" + i, cluster));
    }
    return cluster;
  }

  void elect(int next) {
    leader = next;
  }

  FakeNode leader() {
    return nodes.get(leader);
  }

  List<String> addresses() {
    return nodes.stream().map(FakeNode::address).toList();
  }

  HoldfastClient client() {
    return client(UnaryOperator.identity());
  }

  HoldfastClient client(UnaryOperator<ClientOptions> changing) {
    return HoldfastClient.connect(addresses(), changing.apply(OPTIONS));
  }

  /// A client that soon turns away from a node that hangs.
  HoldfastClient restlessClient() {
    return client(options -> options.withTryTimeout(Duration.ofMillis(300)));
  }

  /// Carries a change out, or finds that it has been.
  long carryOut(String requestId) {
    return revisionByRequest.computeIfAbsent(requestId, _ -> revision.incrementAndGet());
  }

  /// How many changes have been carried out.
  long changes() {
    return revision.get();
  }

  @Override
  public void close() {
    nodes.forEach(FakeNode::close);
  }
}
