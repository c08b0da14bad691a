package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.CreateZoneRequest;
import dev.holdfast.v1.EnactMode;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.Selection;
import dev.holdfast.v1.Verdict;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.WatchRecordSetsResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: promise 1. At every endpoint the live generation never decreases: a late enactor is
/// refused, however late, over whichever node, in whichever way.
class ForwardOnlyTest {

  @RegisterExtension private static final SharedCluster cluster = new SharedCluster();

  private final Planner planner = new Planner(cluster.nodes().follower(), "forward.");

  @BeforeAll
  static void importZone() {
    new Planner(cluster.nodes().leader(), "forward.").importZone();
  }

  private static LiveEndpoint live(String name) {
    return cluster
        .nodes()
        .follower()
        .recordSets()
        .getRecordSets(GetRecordSetsRequest.newBuilder().addNames(name).build())
        .getEndpoints(0);
  }

  @Test
  void a_late_enactor_is_refused_by_every_node_and_answers_stay() {
    long late = planner.seal(address("late.forward.", "192.0.2.1"));
    long newer = planner.seal(address("late.forward.", "192.0.2.2"));
    planner.enactAll(newer);

    for (RunningNode node : cluster.nodes().all()) {
      Planner here = new Planner(node, "forward.");
      assertThat(Failures.refusal(() -> here.enactAll(late)).getRule())
          .isEqualTo("stale-generation");
      assertThat(Failures.refusal(() -> here.importZone(late)).getRule())
          .isEqualTo("stale-generation");
      Verdict verdict =
          here.enact(late, EnactMode.ENACT_MODE_INDEPENDENT, "late.forward.").getVerdicts(0);
      assertThat(verdict.getOutcome()).isEqualTo(Verdict.Outcome.OUTCOME_REFUSED);
      assertThat(verdict.getLiveGeneration()).isEqualTo(newer);
      await()
          .untilAsserted(() ->
              assertThat(node.dig().values("late.forward.", "A")).containsExactly("192.0.2.2"));
    }
    assertThat(live("late.forward.").getGeneration()).isEqualTo(newer);
  }

  @Test
  void an_atomic_pass_with_one_late_endpoint_changes_none() {
    long late =
        planner.seal(address("a.forward.", "192.0.2.1"), address("b.forward.", "192.0.2.1"));
    planner.enactAll(planner.seal(address("b.forward.", "192.0.2.2")));

    Refusal refusal = Failures.refusal(() -> planner.enactAll(late));

    assertThat(refusal.getSubject()).isEqualTo("b.forward.");
    assertThat(
            cluster
                .nodes()
                .leader()
                .recordSets()
                .getRecordSets(GetRecordSetsRequest.newBuilder().addNames("a.forward.").build())
                .getMissingList())
        .containsExactly("a.forward.");
  }

  @Test
  void a_zone_deleted_and_made_again_does_not_let_an_old_plan_back_in() {
    Planner other = new Planner(cluster.nodes().leader(), "again.");
    long old = other.importZone(address("www.again.", "192.0.2.1"));
    TestRequests.deleteZone(cluster.nodes().leader(), "again.");
    cluster
        .nodes()
        .leader()
        .zones()
        .createZone(
            CreateZoneRequest.newBuilder()
                .setName("again.")
                .setSoa(Planner.SOA)
                .addApex(Planner.set("", "NS", "ns1.again."))
                .build());

    Failure.Refused refused = Failures.of(Failure.Refused.class, () -> other.enactAll(old));

    assertThat(refused.refusals()).extracting(Refusal::getRule).containsOnly("stale-generation");
  }

  @Test
  void enactors_that_race_with_plans_of_all_ages_leave_the_newest_live() throws Exception {
    Iterator<WatchRecordSetsResponse> watch = watchOf("race.forward.");
    List<Long> plans = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      plans.add(planner.seal(address("race.forward.", "192.0.2." + i)));
    }
    List<Long> order = new ArrayList<>(plans);
    Collections.shuffle(order, new Random(20251019));
    List<RunningNode> nodes = List.copyOf(cluster.nodes().all());
    try (ExecutorService enactors = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> passes = new ArrayList<>();
      for (int i = 0; i < order.size(); i++) {
        long plan = order.get(i);
        Planner enactor = new Planner(nodes.get(i % nodes.size()), "forward.");
        passes.add(
            enactors.submit(
                () -> enactor.enact(plan, EnactMode.ENACT_MODE_INDEPENDENT, "race.forward.")));
      }
      for (Future<?> pass : passes) {
        pass.get();
      }
    }

    assertThat(live("race.forward.").getGeneration()).isEqualTo(plans.getLast());
    List<Long> generations = generations(watch, plans.getLast());
    assertThat(generations).isSorted().doesNotHaveDuplicates();
  }

  private static Iterator<WatchRecordSetsResponse> watchOf(String name) {
    var watch =
        cluster
            .nodes()
            .follower()
            .recordSets()
            .watchRecordSets(
                WatchRecordSetsRequest.newBuilder()
                    .setSelection(Selection.newBuilder().addNames(name))
                    .build());
    watch.next();
    return watch;
  }

  private static List<Long> generations(Iterator<WatchRecordSetsResponse> watch, long last) {
    List<Long> generations = new ArrayList<>();
    while (generations.isEmpty() || generations.getLast() < last) {
      watch
          .next()
          .getEndpointsList()
          .forEach(endpoint -> generations.add(endpoint.getGeneration()));
    }
    return generations;
  }
}
