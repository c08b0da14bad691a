package dev.holdfast.server;

import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contract.Failure;
import dev.holdfast.replica.Committed;
import dev.holdfast.server.config.NodeConfig;
import dev.holdfast.v1.GetZoneRequest;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RequestHeader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Goal: a change that was passed on to a leader who then fails is never said to have failed,
/// unless the leader was not even reached.
class LostLeaderTest {

  private final List<NodeConfig> configs = TestConfigs.cluster(2, Path.of("unused"));
  private final MemoryReplica followingReplica = new MemoryReplica("n1", "n2");
  private final MemoryReplica leadingReplica = new MemoryReplica("n2", "n1");
  private final CountDownLatch arrived = new CountDownLatch(1);
  private RunningNode follower;
  private RunningNode leader;

  private final PutRecordSetsRequest put =
      PutRecordSetsRequest.newBuilder()
          .setHeader(RequestHeader.newBuilder().setRequestId("r-17"))
          .addRecordSets(set("api.example.", "A", "192.0.2.4"))
          .build();

  @BeforeEach
  void start() {
    followingReplica.follow("n2");
    follower = RunningNode.start(configs.getFirst(), config -> followingReplica);
    leader = RunningNode.start(configs.getLast(), config -> leadingReplica);
    await().until(() -> follower.get("/readyz").statusCode() == 200);
  }

  @AfterEach
  void close() {
    follower.close();
    leader.close();
  }

  private void holdChanges() {
    leadingReplica.fail(request -> {
      arrived.countDown();
      return Optional.of(new CompletableFuture<Committed>());
    });
  }

  private CompletableFuture<Failure> putInBackground() {
    return CompletableFuture.supplyAsync(
        () -> Failures.of(() -> follower.recordSets().putRecordSets(put)),
        call -> Thread.ofVirtual().start(call));
  }

  @Test
  void a_leader_that_is_not_there_has_done_nothing() {
    leader.shutDown();

    Failure.Unavailable unavailable =
        Failures.of(Failure.Unavailable.class, () -> follower.recordSets().putRecordSets(put));

    assertThat(unavailable.message()).contains("The leader, n2, cannot be reached");
    assertThat(unavailable.retryAfter()).isPositive();
  }

  @Test
  void a_leader_lost_in_the_middle_of_a_change_leaves_its_outcome_unknown() {
    holdChanges();
    CompletableFuture<Failure> outcome = putInBackground();
    await().until(() -> arrived.getCount() == 0);

    leader.shutDown();

    assertThat(outcome.join())
        .isInstanceOfSatisfying(
            Failure.OutcomeUnknown.class,
            unknown -> assertThat(unknown.requestId()).isEqualTo("r-17"));
  }

  @Test
  void the_callers_deadline_holds_at_the_leader_too() {
    holdChanges();

    Failure failure =
        Failures.of(() ->
            follower.recordSets().withDeadlineAfter(300, TimeUnit.MILLISECONDS).putRecordSets(put));

    assertThat(failure)
        .isInstanceOfSatisfying(
            Failure.OutcomeUnknown.class, unknown -> assertThat(unknown.inTime()).isFalse());
    await()
        .untilAsserted(() ->
            assertThat(leader.get("/metrics").body())
                .containsPattern(
                    "calls_seconds_count\\{code=\"(CANCELLED|DEADLINE_EXCEEDED)\",method=\"PutRecordSets\""));
  }

  @Test
  void a_leader_that_no_longer_leads_is_believed() {
    leadingReplica.follow("n1");

    assertThat(
            Failures.of(Failure.Unavailable.class, () -> follower.recordSets().putRecordSets(put))
                .message())
        .contains("n1 passed this call on to node n2, which does not lead");
  }

  @Test
  void a_leader_that_is_no_member_is_named() {
    followingReplica.follow("n7");

    assertThat(
            Failures.of(Failure.Unavailable.class, () -> follower.recordSets().putRecordSets(put))
                .message())
        .contains("n1 does not know where the leader, n7, takes calls");
  }

  @Test
  void a_follower_that_cannot_ask_the_leader_does_not_answer_linearizable_reads() {
    leader.shutDown();

    assertThat(
            Failures.of(
                    Failure.Unavailable.class,
                    () ->
                        follower
                            .zones()
                            .getZone(GetZoneRequest.newBuilder().setName("example.").build()))
                .message())
        .contains("n1 cannot confirm");
  }
}
