package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.server.config.NodeConfig;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Goal: in a real cluster whose callers stage and put until they are told that there is no room,
/// every roll-back, freeze and override of an operator gets through, at the leader and by way of a
/// follower. Counted, not timed.
class SaturatedClusterIT {

  private static final String ZONE = "busy.";
  private static final String ENDPOINT = "api.busy.";
  private static final int ROUNDS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static ThreeNodes nodes;

  @BeforeAll
  static void start() {
    nodes =
        ThreeNodes.start(config ->
            TestConfigs.with(config, new NodeConfig.Limits(12, 8, 4 << 20, 256, 1_000, 100_000)));
    Planner planner = new Planner(nodes.leader(), ZONE);
    planner.importZone(address(ENDPOINT, "192.0.2.1"));
    planner.enactAll(planner.seal(address(ENDPOINT, "192.0.2.2")));
  }

  @AfterAll
  static void stop() {
    nodes.close();
    // What the nodes held is not to be held for the tests that follow.
    nodes = null;
  }

  private static void rescueWhileSaturated(RunningNode loaded, RunningNode operators) {
    try (BulkLoad load = BulkLoad.at(loaded, ZONE, "planner-1", "planner-2", "planner-3")) {
      await().atMost(PATIENCE).until(() -> load.exhausted() > 100 && load.done() > 0);
      long exhaustedBefore = load.exhausted();
      for (int i = 0; i < ROUNDS; i++) {
        new Rescue(operators, ENDPOINT).round();
      }
      long exhaustedMeanwhile = load.exhausted() - exhaustedBefore;

      System.out.printf(
          "%d urgent calls got through while bulk callers were told %d times that there is no room%n",
          ROUNDS * Rescue.CALLS, exhaustedMeanwhile);
      assertThat(exhaustedMeanwhile).as("the load went on meanwhile").isPositive();
    }
  }

  @Test
  void an_operator_gets_through_at_a_saturated_leader() {
    rescueWhileSaturated(nodes.leader(), nodes.leader());
  }

  @Test
  void an_operator_gets_through_at_a_follower_that_is_saturated_with_what_it_passes_on() {
    RunningNode follower = nodes.follower();
    rescueWhileSaturated(follower, follower);
  }
}
