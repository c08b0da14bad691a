package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Duration;
import dev.holdfast.v1.CleanUpRequest;
import dev.holdfast.v1.RollBackRequest;
import dev.holdfast.v1.RollBackResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: promise 4. No command needs an earlier plan or an enactor: after everything that can be
/// cleaned has been, one can still go back, and forward.
class NoWedgeTest {

  @RegisterExtension private static final SharedCluster cluster = new SharedCluster();

  private final RunningNode node = cluster.nodes().follower();
  private final Planner planner = new Planner(node, "wedge.");

  @BeforeAll
  static void importZone() {
    new Planner(cluster.nodes().leader(), "wedge.").importZone();
  }

  private void cleanUpAll() {
    node.cleanUp()
        .cleanUp(
            CleanUpRequest.newBuilder()
                .setKeepNewest(1)
                .setOpenOlderThan(Duration.getDefaultInstance())
                .build());
  }

  private static void assertAnswered(String name, String address) {
    for (RunningNode each : cluster.nodes().all()) {
      await()
          .untilAsserted(() -> assertThat(each.dig().values(name, "A")).containsExactly(address));
    }
  }

  @Test
  void one_goes_back_without_any_plan_or_enactor_and_then_forward_again() {
    planner.enactAll(planner.seal(address("api.wedge.", "192.0.2.1")));
    long bad = planner.seal(address("api.wedge.", "192.0.2.2"));
    planner.enactAll(bad);
    cleanUpAll();

    RollBackResponse back =
        node.plans()
            .rollBack(
                RollBackRequest.newBuilder()
                    .addEndpoints("api.wedge.")
                    .setLeaveUnfrozen(true)
                    .build());

    assertThat(back.getRolledBackCount()).isEqualTo(1);
    assertThat(back.getFrozen()).isFalse();
    assertThat(back.getGeneration()).isGreaterThan(bad);
    assertAnswered("api.wedge.", "192.0.2.1");
    assertThat(Failures.refusal(() -> planner.enactAll(bad)).getRule())
        .isIn("stale-generation", "plan-cleaned");
    planner.enactAll(planner.seal(address("api.wedge.", "192.0.2.3")));
    assertAnswered("api.wedge.", "192.0.2.3");
  }

  @Test
  void one_goes_back_to_a_generation_whose_plan_was_cleaned_long_ago() {
    long good = planner.seal(address("old.wedge.", "192.0.2.1"));
    planner.enactAll(good);
    for (int i = 2; i <= 5; i++) {
      planner.enactAll(planner.seal(address("old.wedge.", "192.0.2." + i)));
      cleanUpAll();
    }

    node.plans()
        .rollBack(
            RollBackRequest.newBuilder().addEndpoints("old.wedge.").setToGeneration(good).build());

    assertAnswered("old.wedge.", "192.0.2.1");
  }

  @Test
  void everything_a_plan_made_live_is_rolled_back_by_its_number() {
    planner.enactAll(
        planner.seal(address("a.wedge.", "192.0.2.1"), address("b.wedge.", "192.0.2.1")));
    long bad = planner.seal(address("a.wedge.", "192.0.2.9"), address("b.wedge.", "192.0.2.9"));
    planner.enactAll(bad);

    RollBackResponse back =
        node.plans().rollBack(RollBackRequest.newBuilder().setAllOfPlan(bad).build());

    assertThat(back.getRolledBackCount()).isEqualTo(2);
    assertAnswered("a.wedge.", "192.0.2.1");
    assertAnswered("b.wedge.", "192.0.2.1");
  }
}
