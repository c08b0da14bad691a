package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.Consistency;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.GetRecordSetsResponse;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.ReadOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Goal: promise 7. A node that lost the others keeps answering DNS with what it last knew, says so
/// to those who ask for more, and comes back with the others into the same state.
class AnswersOutliveTheQuorumTest {

  private final ThreeNodes nodes = ThreeNodes.start();

  @AfterEach
  void close() {
    nodes.close();
  }

  private static final PutRecordSetsRequest PUT =
      PutRecordSetsRequest.newBuilder().addRecordSets(set("api.alone.", "A", "192.0.2.9")).build();

  @Test
  void a_node_without_its_two_peers_answers_on_and_promises_nothing_it_cannot_keep() {
    new Planner(nodes.leader(), "alone.").importZone(address("api.alone.", "192.0.2.1"));
    RunningNode left = nodes.follower();
    await()
        .untilAsserted(
            () -> assertThat(left.dig().values("api.alone.", "A")).containsExactly("192.0.2.1"));

    List.copyOf(nodes.all()).stream().filter(node -> node != left).forEach(nodes::stop);
    await().atMost(Duration.ofSeconds(20)).until(() -> left.get("/readyz").statusCode() == 503);

    assertThat(left.dig().values("api.alone.", "A")).containsExactly("192.0.2.1");
    assertThat(left.dig().ask("none.alone.", "A").rcode()).isEqualTo("NXDOMAIN");
    GetRecordSetsResponse local =
        left.recordSets().getRecordSets(get(Consistency.CONSISTENCY_LOCAL));
    assertThat(local.getEndpoints(0).getRecordSets(0).getValuesList()).containsExactly("192.0.2.1");
    assertThat(local.getHeader().getAge().getSeconds() + local.getHeader().getAge().getNanos())
        .isPositive();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(Failures.of(() -> left.recordSets().putRecordSets(PUT)))
                .isInstanceOf(Failure.Unavailable.class));
    assertThat(
            Failures.of(() ->
                left.recordSets()
                    .withDeadlineAfter(3, TimeUnit.SECONDS)
                    .getRecordSets(get(Consistency.CONSISTENCY_LINEARIZABLE))))
        .isInstanceOf(Failure.Unavailable.class);

    nodes.startStopped();

    left.recordSets().putRecordSets(PUT);
    for (RunningNode node : nodes.all()) {
      await()
          .untilAsserted(
              () -> assertThat(node.dig().values("api.alone.", "A")).containsExactly("192.0.2.9"));
    }
  }

  private static GetRecordSetsRequest get(Consistency consistency) {
    return GetRecordSetsRequest.newBuilder()
        .addNames("api.alone.")
        .setRead(ReadOptions.newBuilder().setConsistency(consistency))
        .build();
  }

  @Test
  void when_the_leader_goes_the_others_elect_one_and_go_on_from_what_was_acknowledged() {
    Planner planner = new Planner(nodes.leader(), "alone.");
    planner.importZone(address("api.alone.", "192.0.2.1"));
    long sealed = planner.seal(address("api.alone.", "192.0.2.2"));
    RunningNode old = nodes.leader();
    nodes.stop(old);

    RunningNode next = nodes.leader();
    Planner enactor = new Planner(next, "alone.");
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(enactor.enactAll(sealed))
                .satisfies(response ->
                    assertThat(response.getEnactedCount() + response.getAlreadyLiveCount())
                        .isEqualTo(1)));
    nodes.startStopped();

    for (RunningNode node : nodes.all()) {
      await()
          .untilAsserted(
              () -> assertThat(node.dig().values("api.alone.", "A")).containsExactly("192.0.2.2"));
    }
  }
}
