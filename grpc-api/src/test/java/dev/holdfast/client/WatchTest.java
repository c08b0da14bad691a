package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.PlanEvent;
import dev.holdfast.v1.WatchPlansRequest;
import dev.holdfast.v1.WatchPlansResponse;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.WatchRecordSetsResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Goal: a watch tells every change once and in order, over however many connections.
class WatchTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final FakeCluster cluster = FakeCluster.ledBy(0);
  private final HoldfastClient client = cluster.client();
  private final List<WatchRecordSetsRequest> requests = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }

  private void script(
      int node, FakeNode.Behaviour<WatchRecordSetsRequest, WatchRecordSetsResponse> told) {
    cluster.nodes.get(node).onWatch =
        (request, caller) -> {
          requests.add(request);
          told.answer(request, caller);
        };
  }

  private static WatchRecordSetsResponse change(long revision, String... names) {
    WatchRecordSetsResponse.Builder change =
        WatchRecordSetsResponse.newBuilder().setRevision(revision);
    for (String name : names) {
      change.addEndpoints(LiveEndpoint.newBuilder().setName(name));
    }
    return change.build();
  }

  private static WatchRecordSetsResponse continued(WatchRecordSetsResponse change) {
    return change.toBuilder().setMore(true).build();
  }

  private static WatchRecordSetsResponse current(WatchRecordSetsResponse change) {
    return change.toBuilder().setCurrent(true).build();
  }

  private static void breakOff(StreamObserver<?> caller) {
    caller.onError(Status.UNAVAILABLE.withDescription("reset").asRuntimeException());
  }

  private static List<WatchRecordSetsResponse> take(Watch<WatchRecordSetsResponse> watch, int count)
      throws InterruptedException {
    List<WatchRecordSetsResponse> events = new ArrayList<>();
    while (events.size() < count) {
      events.add(watch.next(LONG).orElseThrow());
    }
    return events;
  }

  private Watch<WatchRecordSetsResponse> watch() {
    return client.recordSets().watch(WatchRecordSetsRequest.getDefaultInstance());
  }

  @Test
  void goes_on_after_the_last_revision_when_its_stream_breaks() throws InterruptedException {
    script(
        0,
        (_, caller) -> {
          caller.onNext(change(5));
          caller.onNext(change(6, "a."));
          breakOff(caller);
        });
    script(1, (_, caller) -> caller.onNext(change(7, "b.")));

    try (Watch<WatchRecordSetsResponse> watch = watch()) {
      assertThat(take(watch, 3)).containsExactly(change(5), change(6, "a."), change(7, "b."));
      assertThat(watch.revision()).isEqualTo(7);
    }
    assertThat(requests.get(0).hasAfterRevision()).isFalse();
    assertThat(requests.get(1).getAfterRevision()).isEqualTo(6);
  }

  @Test
  void goes_on_when_the_node_ends_its_stream_politely() throws InterruptedException {
    script(
        0,
        (_, caller) -> {
          caller.onNext(change(5));
          caller.onCompleted();
        });
    script(1, (_, caller) -> caller.onNext(change(6, "a.")));

    try (Watch<WatchRecordSetsResponse> watch = watch()) {
      assertThat(take(watch, 2)).containsExactly(change(5), change(6, "a."));
    }
  }

  @Test
  void tells_a_change_of_several_messages_as_one() throws InterruptedException {
    script(
        0,
        (_, caller) -> {
          caller.onNext(change(5));
          caller.onNext(continued(change(6, "a.")));
          caller.onNext(continued(change(6, "b.")));
          caller.onNext(change(6, "c."));
        });

    try (Watch<WatchRecordSetsResponse> watch = watch()) {
      assertThat(take(watch, 2)).containsExactly(change(5), change(6, "a.", "b.", "c."));
    }
  }

  @Test
  void tells_nothing_of_a_change_that_broke_off_until_it_has_all_of_it()
      throws InterruptedException {
    script(
        0,
        (_, caller) -> {
          caller.onNext(change(5));
          caller.onNext(continued(change(6, "a.")));
          breakOff(caller);
        });
    script(1, (_, caller) -> caller.onNext(change(6, "a.", "b.")));

    try (Watch<WatchRecordSetsResponse> watch = watch()) {
      assertThat(take(watch, 2)).containsExactly(change(5), change(6, "a.", "b."));
    }
    assertThat(requests.get(1).getAfterRevision()).isEqualTo(5);
  }

  @Test
  void begins_with_what_is_current_again_when_that_broke_off() throws InterruptedException {
    script(
        0,
        (_, caller) -> {
          caller.onNext(current(change(5, "a.")));
          breakOff(caller);
        });
    script(
        1,
        (_, caller) -> {
          caller.onNext(current(change(6, "a.", "b.")));
          caller.onNext(change(6));
          breakOff(caller);
        });
    script(2, (_, caller) -> caller.onNext(change(7, "c.")));
    WatchRecordSetsRequest currentFirst =
        WatchRecordSetsRequest.newBuilder().setCurrentFirst(true).build();

    try (Watch<WatchRecordSetsResponse> watch = client.recordSets().watch(currentFirst)) {
      assertThat(take(watch, 4))
          .containsExactly(
              current(change(5, "a.")), current(change(6, "a.", "b.")), change(6), change(7, "c."));
    }
    assertThat(requests.get(1)).isEqualTo(currentFirst);
    assertThat(requests.get(2).getCurrentFirst()).isFalse();
    assertThat(requests.get(2).getAfterRevision()).isEqualTo(6);
  }

  @Test
  void leaves_a_node_that_never_says_a_word() throws InterruptedException {
    script(0, (_, _) -> {});
    script(1, (_, caller) -> caller.onNext(change(5)));

    try (HoldfastClient restless = cluster.restlessClient();
        Watch<WatchRecordSetsResponse> watch =
            restless.recordSets().watch(WatchRecordSetsRequest.getDefaultInstance())) {
      assertThat(take(watch, 1)).containsExactly(change(5));
    }
  }

  @Test
  void leaves_a_node_that_falls_silent() throws InterruptedException {
    script(0, (_, caller) -> caller.onNext(change(5)));
    script(1, (_, caller) -> caller.onNext(change(6, "a.")));

    try (Nodes nodes =
            new Nodes(cluster.addresses(), ClientOptions.DEFAULT.withCaller("tester"), List.of());
        Watch<WatchRecordSetsResponse> watch =
            ResumingWatch.open(
                new Calls(nodes, FakeCluster.OPTIONS),
                new WatchSource.OfRecordSets(),
                WatchRecordSetsRequest.getDefaultInstance(),
                Duration.ofMillis(200))) {
      assertThat(take(watch, 2)).containsExactly(change(5), change(6, "a."));
    }
  }

  @Test
  void of_plans_is_not_resumed_from_the_plans_that_are_current() {
    WatchSource.OfPlans source = new WatchSource.OfPlans();

    assertThat(source.completesRevision(plans(PlanEvent.Kind.KIND_CURRENT))).isFalse();
    assertThat(source.completesRevision(plans(PlanEvent.Kind.KIND_SEALED))).isTrue();
    assertThat(source.completesRevision(WatchPlansResponse.getDefaultInstance())).isTrue();
    assertThat(source.resumed(WatchPlansRequest.newBuilder().setCurrentFirst(true).build(), 9))
        .isEqualTo(WatchPlansRequest.newBuilder().setAfterRevision(9).build());
  }

  private static WatchPlansResponse plans(PlanEvent.Kind kind) {
    return WatchPlansResponse.newBuilder().addEvents(PlanEvent.newBuilder().setKind(kind)).build();
  }

  private void forgetful(int node) {
    script(node, (_, caller) -> caller.onError(new Failure.HistoryGone(5, 100).toException()));
  }

  @Test
  void says_so_when_all_nodes_have_forgotten_where_it_was() throws InterruptedException {
    script(
        0,
        (request, caller) -> {
          if (request.hasAfterRevision()) {
            caller.onError(new Failure.HistoryGone(5, 100).toException());
          } else {
            caller.onNext(change(5));
            breakOff(caller);
          }
        });
    forgetful(1);
    forgetful(2);

    try (Watch<WatchRecordSetsResponse> watch = watch()) {
      take(watch, 1);
      assertThatExceptionOfType(HistoryGoneException.class)
          .isThrownBy(() -> watch.next(LONG))
          .satisfies(gone -> assertThat(gone.oldestRevision()).isEqualTo(100));
      assertThat(watch.isClosed()).isTrue();
    }
    assertThat(requests).hasSize(4);
  }

  @Test
  void goes_on_at_a_node_that_remembers_more_than_one_that_restarted() throws InterruptedException {
    script(
        0,
        (_, caller) -> {
          caller.onNext(change(5));
          breakOff(caller);
        });
    forgetful(1);
    script(2, (_, caller) -> caller.onNext(change(6, "a.")));

    try (Watch<WatchRecordSetsResponse> watch = watch()) {
      assertThat(take(watch, 2)).containsExactly(change(5), change(6, "a."));
    }
  }

  @Test
  void says_so_when_it_cannot_begin() {
    cluster.nodes.forEach(FakeNode::close);
    ClientOptions options = FakeCluster.OPTIONS.withDeadline(Duration.ofMillis(500));

    try (HoldfastClient alone = HoldfastClient.connect(cluster.addresses(), options)) {
      assertThatExceptionOfType(UnreachableException.class)
          .isThrownBy(() -> alone.recordSets().watch(WatchRecordSetsRequest.getDefaultInstance()))
          .withMessageContaining("127.0.0.1:");
    }
  }

  @Test
  void ends_for_its_reader_when_another_thread_closes_it() throws InterruptedException {
    script(0, (_, caller) -> caller.onNext(change(5)));
    Watch<WatchRecordSetsResponse> watch = watch();
    CountDownLatch reading = new CountDownLatch(1);

    Thread closer =
        Thread.ofVirtual()
            .start(() -> {
              try {
                reading.await();
                watch.close();
              } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
              }
            });
    List<WatchRecordSetsResponse> seen = new ArrayList<>();
    watch.forEach(event -> {
      seen.add(event);
      reading.countDown();
    });

    closer.join();
    assertThat(seen).containsExactly(change(5));
  }
}
