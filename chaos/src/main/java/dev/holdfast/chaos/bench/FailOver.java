package dev.holdfast.chaos.bench;

import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.ClusterOptions;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.NodeReport;
import dev.holdfast.replica.ReplicaConfig;
import dev.holdfast.v1.CreateZoneRequest;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.Role;
import dev.holdfast.v1.Soa;
import dev.holdfast.v1.StatusRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Measures how long a cluster is without a leader for its clients: from `kill -9` of the leader's
/// process to the next write that is acknowledged to a client which tries again as clients do.
///
/// Each round kills the leader, writes, and starts the killed node again.
final class FailOver {

  private static final String ZONE = "fail-over.example.";
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final Cluster cluster;
  private final HoldfastClient client;
  private int writes;

  private FailOver(Cluster cluster, HoldfastClient client) {
    this.cluster = cluster;
    this.client = client;
  }

  /// Runs 20 rounds, or as many as the first argument says, with every setting at its default.
  public static void main(String[] arguments) throws InterruptedException {
    int rounds = arguments.length == 0 ? 20 : Integer.parseInt(arguments[0]);
    System.out.println(table(run(options(), rounds)));
  }

  private static ClusterOptions options() {
    ReplicaConfig.Timing timing = ReplicaConfig.Timing.DEFAULT;
    return ClusterOptions.small("fail-over")
        .withElectionTimeout(timing.electionMin(), timing.electionMax());
  }

  /// The time of each round.
  static List<Duration> run(ClusterOptions options, int rounds) throws InterruptedException {
    try (Cluster cluster = Cluster.start(options);
        HoldfastClient client = cluster.client("fail-over")) {
      FailOver failOver = new FailOver(cluster, client);
      failOver.createZone();
      List<Duration> times = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        times.add(failOver.round());
        System.out.printf("round %d: %d ms%n", round + 1, times.getLast().toMillis());
      }
      return times;
    }
  }

  private Duration round() throws InterruptedException {
    NodeProcess leader = leader();
    write();
    long killed = System.nanoTime();
    leader.kill();
    write();
    Duration time = Duration.ofNanos(System.nanoTime() - killed);
    leader.start();
    cluster.awaitReady();
    return time;
  }

  private NodeProcess leader() throws InterruptedException {
    while (true) {
      for (NodeProcess node : cluster.nodes()) {
        if (leads(node)) {
          return node;
        }
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  private boolean leads(NodeProcess node) {
    return switch (client
        .cluster()
        .report(node.grpcAddress(), StatusRequest.getDefaultInstance())) {
      case NodeReport.Answered answered -> answered.status().getRole() == Role.ROLE_LEADER;
      case NodeReport.Silent _ -> false;
    };
  }

  private void createZone() {
    client
        .zones()
        .create(
            CreateZoneRequest.newBuilder()
                .setName(ZONE)
                .setSoa(
                    Soa.newBuilder()
                        .setPrimaryNameServer("ns1.example.net.")
                        .setResponsibleMailbox("hostmaster.example.net.")
                        .setRefreshSeconds(3600)
                        .setRetrySeconds(600)
                        .setExpireSeconds(604_800)
                        .setMinimumSeconds(60)
                        .setTtlSeconds(3600))
                .addApex(
                    RecordSet.newBuilder()
                        .setType("NS")
                        .setTtlSeconds(3600)
                        .addValues("ns1.example.net."))
                .build());
  }

  private void write() {
    writes++;
    client
        .recordSets()
        .put(
            PutRecordSetsRequest.newBuilder()
                .addRecordSets(
                    RecordSet.newBuilder()
                        .setName("api." + ZONE)
                        .setType("A")
                        .setTtlSeconds(60)
                        .addValues("192.0.2." + (1 + writes % 200)))
                .build());
  }

  static String table(List<Duration> times) {
    List<Long> millis = times.stream().map(Duration::toMillis).sorted().toList();
    return String.format(
        Locale.ROOT,
        "%d rounds of kill -9 of the leader to the next acknowledged write: least %d ms, median %d ms, most %d ms%n%s",
        millis.size(),
        millis.getFirst(),
        millis.get(millis.size() / 2),
        millis.getLast(),
        millis);
  }
}
