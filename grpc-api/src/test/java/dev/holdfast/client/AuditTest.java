package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.AuditEntry;
import dev.holdfast.v1.StreamAuditRequest;
import dev.holdfast.v1.StreamAuditResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Goal: whoever follows the audit log gets every entry once and in order, over however many nodes,
/// or is told that it cannot be.
class AuditTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final FakeCluster cluster = FakeCluster.ledBy(0);
  private final HoldfastClient client = cluster.client();
  private final List<StreamAuditRequest> requests = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }

  private void script(int node, FakeNode.Behaviour<StreamAuditRequest, StreamAuditResponse> told) {
    cluster.nodes.get(node).onAudit =
        (request, caller) -> {
          requests.add(request);
          told.answer(request, caller);
        };
  }

  private static StreamAuditResponse entries(long first, long last) {
    StreamAuditResponse.Builder message = StreamAuditResponse.newBuilder().setLastSequence(last);
    LongStream.rangeClosed(first, last)
        .forEach(sequence -> message.addEntries(AuditEntry.newBuilder().setSequence(sequence)));
    return message.build();
  }

  private static void breakOff(StreamObserver<?> caller) {
    caller.onError(Status.UNAVAILABLE.withDescription("reset").asRuntimeException());
  }

  @Test
  void goes_on_after_the_last_entry_at_another_node() throws InterruptedException {
    script(
        0,
        (_, caller) -> {
          caller.onNext(entries(5, 7));
          caller.onNext(entries(8, 8));
          breakOff(caller);
        });
    script(1, (_, caller) -> caller.onNext(entries(9, 10)));

    try (Watch<StreamAuditResponse> watch =
        client.audit().follow(StreamAuditRequest.newBuilder().setAfterSequence(4).build())) {
      assertThat(watch.next(LONG)).contains(entries(5, 7));
      assertThat(watch.next(LONG)).contains(entries(8, 8));
      assertThat(watch.next(LONG)).contains(entries(9, 10));
      assertThat(watch.revision()).isEqualTo(10);
    }
    assertThat(requests)
        .extracting(StreamAuditRequest::getAfterSequence, StreamAuditRequest::getFollow)
        .containsExactly(tuple(4L, true), tuple(8L, true));
  }

  @Test
  void says_what_is_left_when_entries_are_no_longer_kept() throws InterruptedException {
    script(
        0,
        (_, caller) -> {
          caller.onNext(entries(5, 7));
          caller.onError(new Failure.AuditGone(7, 400).toException());
        });

    try (Watch<StreamAuditResponse> watch =
        client.audit().follow(StreamAuditRequest.getDefaultInstance())) {
      assertThat(watch.next(LONG)).isPresent();
      assertThatExceptionOfType(AuditGoneException.class)
          .isThrownBy(() -> watch.next(LONG))
          .satisfies(gone -> assertThat(gone.oldestSequence()).isEqualTo(400))
          .withMessageContaining("only those from 400 on; begin after 399");
      assertThat(watch.isClosed()).isTrue();
    }
  }
}
