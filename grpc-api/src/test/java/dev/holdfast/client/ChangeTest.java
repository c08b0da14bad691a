package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.RequestHeader;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Goal: a change reaches the leader, is carried out once however often it is sent, and never ends
/// with a better word than the client can vouch for.
class ChangeTest {

  private static final PutRecordSetsRequest PUT = PutRecordSetsRequest.getDefaultInstance();

  private final FakeCluster cluster = FakeCluster.ledBy(2);
  private final HoldfastClient client = cluster.client();

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }

  @Test
  void goes_straight_to_the_leader() {
    client.recordSets().put(PUT);
    client.recordSets().put(PUT);

    assertThat(cluster.tries).hasSize(2).allMatch(tried -> tried.startsWith("node-2 "));
    assertThat(cluster.leader().lastCaller).isEqualTo("tester");
  }

  @Test
  void gets_an_id_of_its_own_each_time() {
    client.recordSets().put(PUT);
    client.recordSets().put(PUT);

    assertThat(cluster.changes()).isEqualTo(2);
    assertThat(cluster.tries).doesNotHaveDuplicates();
  }

  @Test
  void keeps_the_id_its_caller_gave_it() {
    client.recordSets().put(identified("mine"));

    assertThat(cluster.tries).containsExactly("node-2 mine");
  }

  @Test
  void follows_the_leader_when_it_changes() {
    client.recordSets().put(PUT);
    cluster.elect(0);
    cluster.nodes.get(2).onPut =
        (_, caller) ->
            caller.onError(
                new Failure.Unavailable("No leader is known.", Duration.ofMillis(1)).toException());

    client.recordSets().put(identified("second"));
    client.recordSets().put(identified("third"));

    assertThat(cluster.tries.subList(1, 4))
        .containsExactly("node-2 second", "node-0 second", "node-0 third");
  }

  @Test
  void takes_the_hint_of_a_node_that_passed_it_on() {
    client.recordSets().put(PUT);
    cluster.elect(1);
    client.recordSets().put(identified("passed on"));
    client.recordSets().put(identified("direct"));

    assertThat(cluster.tries.subList(1, 3)).containsExactly("node-2 passed on", "node-1 direct");
  }

  @Test
  void survives_the_death_of_its_leader() {
    client.recordSets().put(PUT);
    cluster.leader().close();
    cluster.elect(1);

    client.recordSets().put(identified("after"));

    assertThat(cluster.tries.subList(1, cluster.tries.size())).containsExactly("node-1 after");
  }

  @Test
  void survives_a_node_that_is_known_to_lead_and_hangs() {
    cluster.leader().onPut = (_, _) -> {};

    try (HoldfastClient restless = cluster.restlessClient()) {
      restless.recordSets().put(identified("patient"));
    }

    assertThat(cluster.tries.getFirst()).isEqualTo("node-2 patient");
    assertThat(cluster.tries.getLast()).isNotEqualTo("node-2 patient").endsWith(" patient");
  }

  @Test
  void is_carried_out_once_when_its_answer_is_lost() {
    cluster.leader().onPut =
        (request, caller) -> {
          cluster.carryOut(request.getHeader().getRequestId());
          cluster.leader().onPut = cluster.leader()::put;
          caller.onError(Status.UNAVAILABLE.withDescription("reset").asRuntimeException());
        };

    assertThat(client.recordSets().put(PUT).getGeneration()).isEqualTo(1);

    assertThat(cluster.changes()).isEqualTo(1);
    assertThat(cluster.tries).hasSize(2);
    assertThat(cluster.tries.stream().map(tried -> tried.split(" ")[1]).distinct()).hasSize(1);
  }

  @Test
  void ends_as_unknown_when_no_answer_comes_back() {
    cluster.nodes.forEach(node -> node.onPut = (_, _) -> {});

    try (HoldfastClient impatient = impatientClient()) {
      assertThatExceptionOfType(OutcomeUnknownException.class)
          .isThrownBy(() -> impatient.recordSets().put(identified("lost")))
          .satisfies(unknown -> assertThat(unknown.requestId()).isEqualTo("lost"))
          .withMessageContaining("may have happened")
          .withMessageContaining("request id lost is safe");
    }
  }

  @Test
  void stays_unknown_when_the_last_tries_could_not_have_happened() {
    cluster.leader().onPut =
        (_, caller) -> {
          cluster.nodes.forEach(node ->
              node.onPut =
                  (_, next) ->
                      next.onError(
                          new Failure.Unavailable("No leader.", Duration.ZERO).toException()));
          caller.onError(new Failure.OutcomeUnknown("x", true, "lost").toException());
        };

    try (HoldfastClient impatient = impatientClient()) {
      assertThatExceptionOfType(OutcomeUnknownException.class)
          .isThrownBy(() -> impatient.recordSets().put(PUT));
    }
  }

  @Test
  void ends_as_unknown_when_the_node_failed_inside() {
    cluster.leader().onPut =
        (_, caller) ->
            caller.onError(new Failure.Broken(Status.Code.INTERNAL, "See the log.").toException());

    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> client.recordSets().put(identified("hurt")))
        .withMessageContaining("failed inside: See the log. The outcome is unknown");
    assertThat(cluster.tries).containsExactly("node-2 hurt");
  }

  @Test
  void ends_as_unreachable_when_no_node_took_it() {
    List<String> addresses = cluster.addresses();
    cluster.close();
    ClientOptions options = FakeCluster.OPTIONS.withDeadline(Duration.ofMillis(700));

    try (HoldfastClient alone = HoldfastClient.connect(addresses, options)) {
      assertThatExceptionOfType(UnreachableException.class)
          .isThrownBy(() -> alone.recordSets().put(PUT))
          .withMessageMatching(
              "No answer within 700 ms. Try \\d, at 127.0.0.1:\\d+, failed: Connection refused.*\\.");
    }
  }

  @Test
  void is_not_repeated_when_it_was_refused() {
    Refusal stale =
        Refusal.newBuilder().setRule("stale-generation").setMessage("Too late.").build();
    cluster.leader().onPut =
        (_, caller) ->
            caller.onError(new Failure.Refused(List.of(stale), 1, Optional.empty()).toException());

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> client.recordSets().put(PUT))
        .satisfies(refused -> assertThat(refused.refusals()).containsExactly(stale))
        .satisfies(refused -> assertThat(refused.names("stale-generation")).isTrue())
        .withMessage("Too late.");
    assertThat(cluster.tries).hasSize(1);
  }

  @Test
  void is_not_repeated_when_it_was_malformed() {
    cluster.leader().onPut =
        (_, caller) ->
            caller.onError(
                new Failure.InvalidInput("record_sets[0].name", "is empty").toException());

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> client.recordSets().put(PUT))
        .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("record_sets[0].name"));
    assertThat(cluster.tries).hasSize(1);
  }

  @Test
  void is_not_repeated_when_it_was_too_large() {
    cluster.leader().onPut =
        (_, caller) ->
            caller.onError(
                new Failure.OverLimit("request size", "1048576 octets", "2 MiB").toException());

    assertThatExceptionOfType(OverLimitException.class)
        .isThrownBy(() -> client.recordSets().put(PUT))
        .satisfies(over -> assertThat(over.limit()).isEqualTo("1048576 octets"))
        .satisfies(over -> assertThat(over.figure()).isEqualTo("2 MiB"));
    assertThat(cluster.tries).hasSize(1);
  }

  @Test
  void is_broken_when_the_node_does_not_offer_the_call() {
    cluster.leader().onPut =
        (_, caller) -> caller.onError(Status.UNIMPLEMENTED.asRuntimeException());

    assertThatExceptionOfType(BrokenException.class)
        .isThrownBy(() -> client.recordSets().put(PUT))
        .satisfies(broken -> assertThat(broken.code()).isEqualTo(Status.Code.UNIMPLEMENTED));
  }

  @Test
  void ends_at_once_when_its_thread_is_interrupted() {
    cluster.leader().onPut = (_, _) -> {};
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(HoldfastException.class)
        .isThrownBy(() -> client.recordSets().put(PUT));
    assertThat(Thread.interrupted()).isTrue();
  }

  private HoldfastClient impatientClient() {
    return HoldfastClient.connect(
        cluster.addresses(),
        FakeCluster.OPTIONS
            .withDeadline(Duration.ofSeconds(1))
            .withTryTimeout(Duration.ofMillis(100)));
  }

  private static PutRecordSetsRequest identified(String requestId) {
    return PutRecordSetsRequest.newBuilder()
        .setHeader(RequestHeader.newBuilder().setRequestId(requestId))
        .build();
  }
}
