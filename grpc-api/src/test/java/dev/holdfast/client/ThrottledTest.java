package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.PutRecordSetsResponse;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.RequestHeader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Goal: who is told that there is no room now comes back when told to, and not before; and where
/// waiting does not help, says so at once.
class ThrottledTest {

  private static final PutRecordSetsRequest PUT = PutRecordSetsRequest.getDefaultInstance();
  private static final Duration PAUSE = Duration.ofMillis(400);

  private final FakeCluster cluster = FakeCluster.ledBy(2);
  private final HoldfastClient client = cluster.client();

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }

  private static Failure.Throttled full(Optional<Duration> retryAfter) {
    Refusal refusal =
        Refusal.newBuilder().setRule("staged-octets").setMessage("It is full.").build();
    return new Failure.Throttled(List.of(refusal), 1, Optional.empty(), retryAfter);
  }

  private static FakeNode.Behaviour<PutRecordSetsRequest, PutRecordSetsResponse> failing(
      Failure failure) {
    return (_, caller) -> caller.onError(failure.toException());
  }

  /// Lets the leader fail once and then do its work; tells how long it was left alone between.
  private AtomicLong failsOnce(Failure failure) {
    AtomicLong pauseNanos = new AtomicLong();
    FakeNode leader = cluster.leader();
    leader.onPut =
        (_, caller) -> {
          long failedAt = System.nanoTime();
          leader.onPut =
              (request, next) -> {
                pauseNanos.set(System.nanoTime() - failedAt);
                leader.put(request, next);
              };
          caller.onError(failure.toException());
        };
    return pauseNanos;
  }

  @Test
  void a_throttled_change_is_tried_again_after_the_time_named_and_under_a_new_id() {
    AtomicLong pause = failsOnce(full(Optional.of(PAUSE)));

    assertThat(client.recordSets().put(PUT).getGeneration()).isEqualTo(1);

    assertThat(cluster.tries).hasSize(2).doesNotHaveDuplicates();
    assertThat(pause.get()).isGreaterThanOrEqualTo(PAUSE.toNanos());
  }

  @Test
  void a_busy_node_is_asked_again_after_the_time_named_and_under_the_same_id() {
    AtomicLong pause = failsOnce(new Failure.OverLimit("calls", "3", "4", Optional.of(PAUSE)));

    assertThat(client.recordSets().put(PUT).getGeneration()).isEqualTo(1);

    assertThat(cluster.tries).hasSize(2);
    assertThat(cluster.tries.stream().distinct()).hasSize(1);
    assertThat(pause.get()).isGreaterThanOrEqualTo(PAUSE.toNanos());
  }

  @Test
  void who_does_not_wait_for_room_is_told_at_once_that_there_is_none() {
    failsOnce(new Failure.OverLimit("calls", "3", "4", Optional.of(PAUSE)));

    try (HoldfastClient hasty = cluster.client(ClientOptions::withoutWaitingForRoom)) {
      assertThatExceptionOfType(OverLimitException.class)
          .isThrownBy(() -> hasty.recordSets().put(PUT))
          .satisfies(full -> assertThat(full.retryAfter()).contains(PAUSE));
    }
    assertThat(cluster.tries).hasSize(1);
  }

  @Test
  void a_throttled_change_whose_id_is_its_callers_is_left_to_the_caller() {
    cluster.leader().onPut = failing(full(Optional.of(PAUSE)));
    PutRecordSetsRequest mine =
        PUT.toBuilder().setHeader(RequestHeader.newBuilder().setRequestId("mine")).build();

    assertThatExceptionOfType(ThrottledException.class)
        .isThrownBy(() -> client.recordSets().put(mine))
        .satisfies(throttled -> assertThat(throttled.retryAfter()).contains(PAUSE))
        .satisfies(throttled -> assertThat(throttled.names("staged-octets")).isTrue())
        .withMessage("It is full.");
    assertThat(cluster.tries).containsExactly("node-2 mine");
  }

  @Test
  void what_waiting_does_not_help_is_told_at_once() {
    cluster.leader().onPut = failing(full(Optional.empty()));

    assertThatExceptionOfType(ThrottledException.class)
        .isThrownBy(() -> client.recordSets().put(PUT))
        .satisfies(throttled -> assertThat(throttled.retryAfter()).isEmpty());
    assertThat(cluster.tries).hasSize(1);
  }

  @Test
  void a_pause_that_is_longer_than_the_deadline_is_not_begun() {
    cluster.leader().onPut = failing(full(Optional.of(Duration.ofHours(1))));

    assertThatExceptionOfType(ThrottledException.class)
        .isThrownBy(() -> client.recordSets().put(PUT))
        .withMessage("It is full.");
    assertThat(cluster.tries).hasSize(1);
  }

  @Test
  void an_outcome_that_was_unknown_before_stays_so_at_a_busy_node() {
    FakeNode leader = cluster.leader();
    Failure busy = new Failure.OverLimit("calls", "3", "4", Optional.of(Duration.ofHours(1)));
    leader.onPut =
        (_, caller) -> {
          cluster.nodes.forEach(node -> node.onPut = failing(busy));
          caller.onError(new Failure.OutcomeUnknown("x", true, "lost").toException());
        };

    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> client.recordSets().put(PUT));
  }
}
