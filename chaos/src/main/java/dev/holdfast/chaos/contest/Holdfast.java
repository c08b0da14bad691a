package dev.holdfast.chaos.contest;

import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.ClusterOptions;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.load.HoldfastTarget;
import dev.holdfast.chaos.load.Target;
import dev.holdfast.client.ClientOptions;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.EnactPlanRequest;
import dev.holdfast.v1.Plan;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.RecordSetServiceGrpc;
import dev.holdfast.v1.StatusRequest;
import io.grpc.Channel;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// This store with nodes as the distribution starts them.
final class Holdfast implements Contestant {

  private final Cluster cluster;

  Holdfast(Duration electionTimeout) throws InterruptedException {
    this.cluster =
        Cluster.start(
            ClusterOptions.asDistributed("contest")
                .withElectionTimeout(electionTimeout, electionTimeout.multipliedBy(2)));
  }

  @Override
  public String name() {
    return "holdfast";
  }

  @Override
  public Target connect() {
    List<String> addresses = new ArrayList<>(cluster.grpcAddresses());
    addresses.remove(leader());
    addresses.addFirst(leader());
    return new HoldfastTarget(List.of(HoldfastClient.connect(addresses, caller())));
  }

  private static ClientOptions caller() {
    return ClientOptions.DEFAULT.withCaller("contest");
  }

  private String leader() {
    try (HoldfastClient client = cluster.client("contest")) {
      return client.cluster().status(StatusRequest.getDefaultInstance()).getLeaderAddress();
    }
  }

  @Override
  public void publish(int recordSets, long version) {
    List<PlannedEndpoint> endpoints =
        IntStream.range(0, recordSets).mapToObj(key -> endpoint(key, version)).toList();
    try (HoldfastClient client = cluster.client("contest")) {
      Plan plan = client.plans().submit("contest", () -> endpoints);
      client
          .plans()
          .enact(
              EnactPlanRequest.newBuilder()
                  .setGeneration(plan.getGeneration())
                  .setAllEndpoints(true)
                  .build());
    }
  }

  private static PlannedEndpoint endpoint(int key, long version) {
    return PlannedEndpoint.newBuilder()
        .setName(HoldfastTarget.name(key))
        .addRecordSets(
            RecordSet.newBuilder()
                .setType("A")
                .setTtlSeconds(60)
                .addValues("192.0.2." + (1 + version % 250)))
        .build();
  }

  @Override
  public Duration failOver() throws InterruptedException {
    String leading = leader();
    NodeProcess leader =
        cluster.nodes().stream()
            .filter(node -> node.grpcAddress().equals(leading))
            .findFirst()
            .orElseThrow();
    Map<String, ManagedChannel> others = new HashMap<>();
    cluster.grpcAddresses().stream()
        .filter(address -> !address.equals(leading))
        .forEach(address ->
            others.put(
                address,
                Grpc.newChannelBuilder(address, InsecureChannelCredentials.create())
                    .disableRetry()
                    .build()));
    try {
      others.values().forEach(Holdfast::isWritten);
      long killed = System.nanoTime();
      leader.kill();
      return Probe.untilAcknowledged(
          List.copyOf(others.keySet()), address -> isWritten(others.get(address)), killed);
    } finally {
      others.values().forEach(ManagedChannel::shutdownNow);
      leader.start();
      cluster.awaitReady();
    }
  }

  /// A plain call: what the client does about failures would count as time without a leader.
  private static boolean isWritten(Channel channel) {
    RecordSet set =
        RecordSet.newBuilder()
            .setName(HoldfastTarget.name(0))
            .setType("A")
            .setTtlSeconds(60)
            .addValues("192.0.2.1")
            .build();
    try {
      return RecordSetServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(Probe.TRY.toMillis(), TimeUnit.MILLISECONDS)
              .putRecordSets(PutRecordSetsRequest.newBuilder().addRecordSets(set).build())
              .getEnactedCount()
          == 1;
    } catch (StatusRuntimeException _) {
      return false;
    }
  }

  @Override
  public List<Long> pids() {
    return cluster.nodes().stream().map(NodeProcess::pid).toList();
  }

  @Override
  public void close() {
    cluster.close();
  }
}
