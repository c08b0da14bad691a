package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static dev.holdfast.server.Planner.endpoint;
import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.v1.DeleteRecordSetsRequest;
import dev.holdfast.v1.DeleteZoneRequest;
import dev.holdfast.v1.EnactPlanRequest;
import dev.holdfast.v1.RecordSetKey;
import dev.holdfast.v1.Refusal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: promise 2. An endpoint that answers keeps answering: nothing takes its last address away
/// unless an override names that guard and that endpoint, and then once.
class NeverEmptyTest {

  @RegisterExtension private static final SharedCluster cluster = new SharedCluster();

  private final RunningNode node = cluster.nodes().follower();
  private final Planner planner = new Planner(node, "answers.");

  @BeforeAll
  static void importZone() {
    new Planner(cluster.nodes().leader(), "answers.")
        .importZone(
            address("plan.answers.", "192.0.2.1"),
            address("delete.answers.", "192.0.2.1"),
            address("zone.answers.", "192.0.2.1"),
            address("text.answers.", "192.0.2.1"),
            address("retired.answers.", "192.0.2.1"));
  }

  private static void assertStillAnswered(String name) {
    for (RunningNode each : cluster.nodes().all()) {
      await()
          .untilAsserted(
              () -> assertThat(each.dig().values(name, "A")).containsExactly("192.0.2.1"));
    }
  }

  private static void assertNeverEmpty(Refusal refusal, String name) {
    assertThat(refusal.getRule()).isEqualTo("never-empty");
    assertThat(refusal.getSubject()).isEqualTo(name);
    assertThat(refusal.getLimit()).startsWith("at least 1");
    assertThat(refusal.getFigure()).startsWith("0 would be left");
    assertThat(refusal.getMessage()).contains("grant an override that names this endpoint");
  }

  @Test
  void a_plan_that_empties_an_endpoint_is_refused() {
    long emptying = planner.seal(endpoint("plan.answers."));

    assertNeverEmpty(Failures.refusal(() -> planner.enactAll(emptying)), "plan.answers.");
    assertStillAnswered("plan.answers.");
  }

  @Test
  void a_plan_that_leaves_only_text_is_refused() {
    long emptying = planner.seal(endpoint("text.answers.", set("", "TXT", "\"gone\"")));

    assertNeverEmpty(Failures.refusal(() -> planner.enactAll(emptying)), "text.answers.");
    assertStillAnswered("text.answers.");
  }

  @Test
  void deleting_the_last_record_set_is_refused() {
    DeleteRecordSetsRequest delete =
        DeleteRecordSetsRequest.newBuilder()
            .addKeys(RecordSetKey.newBuilder().setName("delete.answers."))
            .build();

    assertNeverEmpty(
        Failures.refusal(() -> node.recordSets().deleteRecordSets(delete)), "delete.answers.");
    assertStillAnswered("delete.answers.");
  }

  @Test
  void deleting_a_zone_that_answers_is_refused() {
    Refusal refusal =
        Failures.refusal(() ->
            node.zones().deleteZone(DeleteZoneRequest.newBuilder().setName("answers.").build()));

    assertThat(refusal.getRule()).isEqualTo("zone-not-empty");
    assertThat(refusal.getFigure()).endsWith("that answer");
    assertStillAnswered("zone.answers.");
  }

  @Test
  void an_override_lets_one_named_endpoint_go_once() {
    long override = TestRequests.grant(node, "never-empty", "retired.answers.");
    long retiring = planner.seal(endpoint("retired.answers."));
    EnactPlanRequest enact =
        EnactPlanRequest.newBuilder()
            .setGeneration(retiring)
            .setAllEndpoints(true)
            .addOverrideIds(override)
            .build();

    assertThat(node.plans().enactPlan(enact).getEnactedCount()).isEqualTo(1);

    await().untilAsserted(() -> assertThat(node.dig().values("retired.answers.", "A")).isEmpty());
    planner.enactAll(planner.seal(address("retired.answers.", "192.0.2.1")));
    long again = planner.seal(endpoint("retired.answers."));
    assertThat(
            Failures.refusal(
                    () -> node.plans().enactPlan(enact.toBuilder().setGeneration(again).build()))
                .getRule())
        .isEqualTo("override-used-up");
    assertStillAnswered("retired.answers.");
  }
}
