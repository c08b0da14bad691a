package dev.holdfast.chaos.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.holdfast.chaos.answer.DigSocket;
import dev.holdfast.chaos.answer.Question;
import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.ClusterOptions;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.client.OverLimitException;
import dev.holdfast.v1.DeleteRecordSetsRequest;
import dev.holdfast.v1.RecordSetKey;
import dev.holdfast.v1.RollBackRequest;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.StatusResponse;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The disk of one follower runs full under load: the cluster takes nothing more before it is full,
/// goes on with all else, and takes more when there is room again. The node never stops.
@Tag("long")
class SmallDiskIT {

  private static final String KEPT = "kept." + Ledger.ZONE;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void stopsWhatAddsToTheStoreBeforeItIsFullAndNothingElse() throws Exception {
    try (Cluster cluster = Cluster.start(ClusterOptions.small("small-disk"));
        Ledger ledger = new Ledger(cluster)) {
      ledger.put(KEPT, "A", "192.0.2.1");
      ledger.put(KEPT, "AAAA", "2001:db8::1");
      ledger.put(KEPT, "A", "192.0.2.2");
      NodeProcess node = follower(cluster, ledger);
      node.stop();
      SmallDisk disk = SmallDisk.at(node.dataFolder(), 384);
      try {
        node.start();
        cluster.awaitReady();
        ledger.awaitProgress();

        Path ballast = disk.fillTo(100);
        OverLimitException refused = awaitRefusal(ledger);
        assertThat(refused)
            .hasMessageContaining(
                "free disk space of node %s (free-space-alarm): the limit is 128 MiB at least"
                    .formatted(node.id()));
        whatTakesAwayOrPutsRightGoesOn(ledger, node);

        Files.delete(ballast);
        ledger.awaitProgress();
        assertThat(node.isAlive()).isTrue();
        ledger.assertNothingLost();
      } finally {
        node.kill();
        disk.close();
      }
    }
  }

  private static NodeProcess follower(Cluster cluster, Ledger ledger) {
    StatusResponse status = ledger.client().cluster().status(StatusRequest.getDefaultInstance());
    return cluster.nodes().stream()
        .filter(node -> !node.id().equals(status.getLeaderId()))
        .findFirst()
        .orElseThrow();
  }

  private static OverLimitException awaitRefusal(Ledger ledger) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                catchThrowableOfType(
                    OverLimitException.class,
                    () -> ledger.put("late." + Ledger.ZONE, "A", "192.0.2.9")),
            refused -> refused != null);
  }

  private static void whatTakesAwayOrPutsRightGoesOn(Ledger ledger, NodeProcess small)
      throws Exception {
    ledger
        .client()
        .recordSets()
        .delete(
            DeleteRecordSetsRequest.newBuilder()
                .addKeys(RecordSetKey.newBuilder().setName(KEPT).setType("AAAA"))
                .build());
    ledger.client().plans().rollBack(RollBackRequest.newBuilder().addEndpoints(KEPT).build());
    assertThat(ledger.client().recordSets().find(KEPT).orElseThrow().getRecordSetsCount())
        .isEqualTo(2);
    try (DigSocket dns = new DigSocket(small.dnsAddress(), Duration.ofSeconds(5))) {
      assertThat(dns.addresses(new Question(KEPT, Question.Family.A)))
          .containsExactly(InetAddress.ofLiteral("192.0.2.2"));
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    ledger
                        .client()
                        .cluster()
                        .status(StatusRequest.getDefaultInstance())
                        .getAlarmsList())
                .anySatisfy(alarm -> {
                  assertThat(alarm.getNodeId()).isEqualTo(small.id());
                  assertThat(alarm.getRule()).isEqualTo("free-space-alarm");
                }));
  }
}
