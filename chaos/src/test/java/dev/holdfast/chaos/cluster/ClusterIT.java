package dev.holdfast.chaos.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.chaos.trace.Traces;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.CreateZoneRequest;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.Soa;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The harness does what it says to the processes it starts, and leaves none behind.
@Tag("thorough")
class ClusterIT {

  @TempDir private Path traces;

  private static void put(HoldfastClient client, String owner, String address) {
    client
        .recordSets()
        .put(
            PutRecordSetsRequest.newBuilder()
                .addRecordSets(
                    RecordSet.newBuilder()
                        .setName(owner)
                        .setType("A")
                        .setTtlSeconds(60)
                        .addValues(address))
                .build());
  }

  private static void createZone(HoldfastClient client, String name) {
    client
        .zones()
        .create(
            CreateZoneRequest.newBuilder()
                .setName(name)
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

  @Test
  void aKilledNodeComesBackWithItsDataAndNothingIsLeftWhenAllIsOver() throws Exception {
    List<Long> pids;
    List<Path> folders;
    try (Cluster cluster = Cluster.start(ClusterOptions.small("harness").withTraces(traces));
        HoldfastClient client = cluster.client("harness")) {
      pids = cluster.nodes().stream().map(NodeProcess::pid).toList();
      folders = cluster.nodes().stream().map(NodeProcess::dataFolder).toList();
      assertThat(folders).allMatch(Files::isDirectory);
      createZone(client, "one.example.");
      for (int i = 0; i < 5; i++) {
        put(client, "api.one.example.", "192.0.2." + i);
      }

      NodeProcess first = cluster.nodes().getFirst();
      first.kill();
      assertThat(first.isAlive()).isFalse();
      assertThat(first.isReady()).isFalse();
      assertThatThrownBy(first::pid).isInstanceOf(ClusterException.class);
      createZone(client, "two.example.");

      first.start();
      cluster.awaitReady();
      assertThat(first.memory().residentBytes()).isPositive();
      cluster.stopAll();
      cluster.startAll();
      assertThat(client.zones().find("one.example.")).isPresent();
      assertThat(client.zones().find("two.example.")).isPresent();
      pids = cluster.nodes().stream().map(NodeProcess::pid).toList();
    }
    assertThat(pids).allMatch(pid -> ProcessHandle.of(pid).isEmpty());
    Traces.areExplained(traces, 7, "CreateZone", "PutRecordSets");
    assertThat(folders).noneMatch(Files::exists).noneMatch(path -> Files.exists(path.getParent()));
  }

  @Test
  void aNodeThatCannotStartIsToldWithTheEndOfItsLog() {
    ClusterOptions options = ClusterOptions.small("harness").withJvm(List.of("-XX:NoSuchOption"));

    assertThatThrownBy(() -> Cluster.start(options).close())
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("ended by itself")
        .hasMessageContaining("NoSuchOption");
  }
}
