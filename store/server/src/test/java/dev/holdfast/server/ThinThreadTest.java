package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.record.Digest;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.StatusResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: one thread goes through every room of three nodes, from a plan that is opened to the
/// answer of each.
class ThinThreadTest {

  @RegisterExtension private static final SharedCluster cluster = new SharedCluster();

  @Test
  void a_plan_is_opened_staged_sealed_and_enacted_and_every_node_answers_from_it() {
    Planner planner = new Planner(cluster.nodes().follower(), "thread.");
    planner.importZone(address("api.thread.", "192.0.2.1"));
    long newer = planner.seal(address("api.thread.", "192.0.2.2", "192.0.2.3"));

    assertThat(planner.enactAll(newer).getEnactedCount()).isEqualTo(1);

    for (RunningNode node : cluster.nodes().all()) {
      await()
          .untilAsserted(() ->
              assertThat(node.dig().values("api.thread.", "A"))
                  .containsExactly("192.0.2.2", "192.0.2.3"));
    }
    await().untilAsserted(() -> assertThat(stateHashes()).hasSize(1));
  }

  private static List<String> stateHashes() {
    return cluster.nodes().all().stream()
        .map(node ->
            node.cluster().status(StatusRequest.newBuilder().setWithStateHash(true).build()))
        .map((StatusResponse status) -> Digest.of(status.getStateHash().toByteArray()).toString())
        .distinct()
        .toList();
  }
}
