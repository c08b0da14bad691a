package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goal: one thread goes through every room of a node, from a plan that is opened to the answer.
class ThinThreadTest {

  @TempDir private Path folder;

  @Test
  void a_plan_is_opened_staged_sealed_and_enacted_and_dns_answers_from_it() {
    var config = TestConfigs.cluster(1, folder).getFirst();
    try (RunningNode node = RunningNode.start(config, c -> new MemoryReplica(c.node()))) {
      Planner planner = new Planner(node);
      planner.importZone(address("api.example.", "192.0.2.1"));
      org.awaitility.Awaitility.await().until(() -> node.get("/readyz").statusCode() == 200);
      assertThat(node.dig().values("api.example.", "A")).containsExactly("192.0.2.1");

      long newer = planner.seal(address("api.example.", "192.0.2.2", "192.0.2.3"));
      assertThat(planner.enactAll(newer).getEnactedCount()).isEqualTo(1);

      assertThat(node.dig().values("api.example.", "A")).containsExactly("192.0.2.2", "192.0.2.3");
    }
  }
}
