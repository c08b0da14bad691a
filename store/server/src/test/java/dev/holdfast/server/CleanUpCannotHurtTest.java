package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Duration;
import dev.holdfast.contract.Failure;
import dev.holdfast.v1.CleanUpRequest;
import dev.holdfast.v1.CleanUpResponse;
import dev.holdfast.v1.GetPlanRequest;
import dev.holdfast.v1.PlanState;
import dev.holdfast.v1.SparedPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: promise 3. Clean-up deletes plans only; what is live is held by value and answers on.
class CleanUpCannotHurtTest {

  @RegisterExtension private static final SharedCluster cluster = new SharedCluster();

  private final RunningNode node = cluster.nodes().follower();
  private final Planner planner = new Planner(node, "clean.");

  @BeforeAll
  static void importZone() {
    new Planner(cluster.nodes().leader(), "clean.").importZone();
  }

  private CleanUpResponse cleanUp() {
    return node.cleanUp()
        .cleanUp(
            CleanUpRequest.newBuilder()
                .setKeepNewest(1)
                .setOpenOlderThan(Duration.getDefaultInstance())
                .build());
  }

  private PlanState state(long plan) {
    return node.plans()
        .getPlan(GetPlanRequest.newBuilder().setGeneration(plan).build())
        .getPlan()
        .getState();
  }

  @Test
  void after_clean_up_every_node_answers_as_before_and_a_late_enactor_finds_its_plan_gone() {
    List<Long> plans = new ArrayList<>();
    for (int i = 1; i <= 14; i++) {
      plans.add(planner.seal(address("api.clean.", "192.0.2." + i)));
    }
    long held = plans.getFirst();
    plans.subList(1, plans.size()).forEach(planner::enactAll);
    long unfinished = planner.open();

    CleanUpResponse response = cleanUp();

    assertThat(response.getCleanedGenerationsList()).contains(held, plans.get(1), unfinished);
    assertThat(state(held)).isEqualTo(PlanState.PLAN_STATE_CLEANED);
    assertThat(Failures.refusal(() -> planner.enactAll(held)).getRule()).isEqualTo("plan-cleaned");
    for (RunningNode each : cluster.nodes().all()) {
      await()
          .untilAsserted(
              () -> assertThat(each.dig().values("api.clean.", "A")).containsExactly("192.0.2.14"));
    }
  }

  @Test
  void clean_up_tells_what_it_spared_and_why() {
    long live = planner.seal(address("live.clean.", "192.0.2.1"));
    planner.enactAll(live);
    long wanted = planner.seal(address("wanted.clean.", "192.0.2.1"));
    long before = planner.seal(address("past.clean.", "192.0.2.1"));
    planner.enactAll(before);
    planner.enactAll(planner.seal(address("past.clean.", "192.0.2.2")));
    planner.seal(address("newest.clean.", "192.0.2.1"));

    Map<Long, SparedPlan.Reason> spared =
        cleanUp().getSparedList().stream()
            .collect(Collectors.toMap(SparedPlan::getGeneration, SparedPlan::getReason));

    assertThat(spared)
        .containsEntry(live, SparedPlan.Reason.REASON_LIVE)
        .containsEntry(wanted, SparedPlan.Reason.REASON_WANTED)
        .containsEntry(before, SparedPlan.Reason.REASON_IN_HISTORY);
    assertThat(state(live)).isEqualTo(PlanState.PLAN_STATE_SEALED);
  }

  @Test
  void a_cleaned_plan_stays_known_by_number_and_digest() {
    long plan = planner.seal(address("known.clean.", "192.0.2.1"));
    var digest =
        node.plans()
            .getPlan(GetPlanRequest.newBuilder().setGeneration(plan).build())
            .getPlan()
            .getDigest();
    planner.enactAll(planner.seal(address("known.clean.", "192.0.2.2")));
    planner.seal(address("known.clean.", "192.0.2.3"));

    cleanUp();

    var response =
        node.plans()
            .getPlan(GetPlanRequest.newBuilder().setGeneration(plan).setWithContents(true).build());
    assertThat(response.getPlan().getState()).isEqualTo(PlanState.PLAN_STATE_CLEANED);
    assertThat(response.getPlan().getDigest()).isEqualTo(digest);
    assertThat(response.getEndpointsList()).isEmpty();
    assertThat(
            Failures.of(
                    Failure.NotFound.class,
                    () ->
                        node.plans()
                            .getPlan(GetPlanRequest.newBuilder().setGeneration(1L << 40).build()))
                .rule())
        .isEqualTo("plan-not-found");
  }
}
