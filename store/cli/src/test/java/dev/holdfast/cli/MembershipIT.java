package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.ClusterOptions;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RecordSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Processes are restarted, lost and replaced by the commands an operator would give, while a
/// client writes and none of its calls fails.
@Tag("long")
class MembershipIT {

  private static final String ZONE = "members.test.";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void nodesAreRestartedLostAndReplacedUnderLoadAndNoCallFails() throws Exception {
    try (Cluster cluster = Cluster.start(ClusterOptions.small("members"))) {
      run(cluster, "zone", "create", ZONE, "--name-server", "ns1.example.");
      try (Load load = new Load(cluster)) {
        for (NodeProcess node : cluster.nodes()) {
          load.awaitMore();
          node.stop();
          load.awaitMore();
          node.start();
          cluster.awaitReady();
        }
        assertThat(load.failures).as("of a rolling restart").isEmpty();
        assertThat(logs(cluster)).contains("Handed the lead to");

        NodeProcess lost = cluster.nodes().getLast();
        lost.kill();
        delete(lost.dataFolder());
        assertRefusesToStart(lost);
        replace(cluster, lost);
        load.awaitMore();
        handOver(cluster);
        load.awaitMore();
        assertThat(load.failures).isEmpty();
      }
      Awaitility.await()
          .untilAsserted(() ->
              assertThat(run(cluster, "status", "--hash").out()).contains("All states are equal."));
    }
  }

  private static String logs(Cluster cluster) throws IOException {
    StringBuilder logs = new StringBuilder();
    for (NodeProcess node : cluster.nodes()) {
      logs.append(Files.readString(node.logFile()));
    }
    return logs.toString();
  }

  private static void assertRefusesToStart(NodeProcess lost) throws IOException {
    lost.start();
    Awaitility.await().atMost(PATIENCE).until(() -> !lost.isAlive());
    assertThat(Files.readString(lost.logFile()))
        .contains("holds no data of node 'c', and it may not be initialised");
  }

  private static void replace(Cluster cluster, NodeProcess lost) throws Exception {
    NodeProcess next = cluster.join("d");
    Cli itself = Cli.run("cluster", "replace", "d", "--config", next.configFile().toString());
    assertThat(itself.exitCode()).isEqualTo(2);
    assertThat(itself.err()).contains("d cannot replace itself");

    Cli replaced =
        run(cluster, "cluster", "replace", "c", "--config", next.configFile().toString());
    assertThat(replaced.out())
        .contains("d is in the place of c.")
        .contains("3 voters: 2 have to agree, so 1 may be lost. Removed, and not to come back: c.");
    assertThat(
            run(cluster, "cluster", "replace", "c", "--config", next.configFile().toString()).out())
        .as("the same command again")
        .contains("d is in the place of c.");

    Cli again =
        refused(
            cluster,
            "cluster",
            "add",
            lost.id(),
            "--raft",
            "127.0.0.1:1",
            "--grpc",
            "127.0.0.1:2",
            "--dns",
            "127.0.0.1:3",
            "--http",
            "127.0.0.1:4");
    assertThat(again.err()).contains("c was a member and was removed; an id does not come back");
    cluster.forget(lost);
    cluster.awaitReady();
  }

  private static void handOver(Cluster cluster) {
    String members = run(cluster, "cluster", "status").out();
    String follower =
        Stream.of("a", "b", "d")
            .filter(id ->
                members
                    .lines()
                    .noneMatch(line -> line.startsWith(id + " ") && line.contains("leads")))
            .findFirst()
            .orElseThrow();

    assertThat(run(cluster, "cluster", "transfer", follower).out()).contains(follower + " leads.");
    assertThat(refused(cluster, "cluster", "transfer", "c").err()).contains("c is no member");
    assertThat(refused(cluster, "cluster", "promote", "x").err()).contains("x is no member");
    assertThat(refused(cluster, "cluster", "remove", "b", "--if-configuration", "1").err())
        .contains("this was meant for configuration 1");
  }

  private static Cli run(Cluster cluster, String... arguments) {
    Cli run = ask(cluster, arguments);
    assertThat(run.exitCode()).as("%s: %s", List.of(arguments), run).isZero();
    return run;
  }

  private static Cli refused(Cluster cluster, String... arguments) {
    Cli run = ask(cluster, arguments);
    assertThat(run.exitCode()).as("%s: %s", List.of(arguments), run).isEqualTo(1);
    return run;
  }

  private static Cli ask(Cluster cluster, String... arguments) {
    String servers = String.join(",", cluster.grpcAddresses());
    return Cli.run(LiveNodes.with(arguments, "--server", servers, "--timeout", "60s"));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /// Writes of some callers, one after the other each, through the client as anyone would use it.
  private static final class Load implements AutoCloseable {

    private static final int CALLERS = 4;

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger done = new AtomicInteger();
    private final HoldfastClient client;
    private final List<Thread> callers;
    private volatile boolean ending;

    Load(Cluster cluster) {
      client = cluster.client("load");
      callers =
          IntStream.range(0, CALLERS)
              .mapToObj(caller -> Thread.startVirtualThread(() -> run(caller)))
              .toList();
    }

    private void run(int caller) {
      for (int i = 0; !ending; i++) {
        try {
          client
              .recordSets()
              .put(
                  PutRecordSetsRequest.newBuilder()
                      .addRecordSets(
                          RecordSet.newBuilder()
                              .setName("api-%d.%s".formatted(caller, ZONE))
                              .setType("A")
                              .setTtlSeconds(60)
                              .addValues("192.0.2." + (1 + i % 200)))
                      .build());
          done.incrementAndGet();
        } catch (RuntimeException failure) {
          failures.add(failure);
        }
      }
    }

    /// Returns when every caller has got through again, on average.
    void awaitMore() {
      int before = done.get();
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> done.get() >= before + 5 * CALLERS || !failures.isEmpty());
    }

    @Override
    public void close() {
      ending = true;
      try {
        for (Thread caller : callers) {
          caller.join();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      client.close();
    }
  }
}
