package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Failure;
import dev.holdfast.replica.Applied;
import dev.holdfast.server.config.NodeConfig;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RecordSetServiceGrpc;
import dev.holdfast.v1.Selection;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.WatchRecordSetsResponse;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: a watch is told of every change after the revision it has, once, whole and in order; and
/// where it cannot be, it is told that.
class WatchTest {

  private static final int REMEMBERED = 20;

  @RegisterExtension
  private final OneNode one =
      new OneNode(config ->
          TestConfigs.with(
              config, new NodeConfig.Limits(200, 50, 64 << 20, 256, REMEMBERED, 100_000)));

  @BeforeEach
  void importZone() {
    one.planner().importZone(address("api.example.", "192.0.2.1"));
  }

  private long revision() {
    return one.replica().applied().state().revision();
  }

  private long put(String name, String address) {
    return one.node()
        .recordSets()
        .putRecordSets(
            PutRecordSetsRequest.newBuilder().addRecordSets(set(name, "A", address)).build())
        .getHeader()
        .getRevision();
  }

  private Iterator<WatchRecordSetsResponse> watch(WatchRecordSetsRequest.Builder request) {
    return one.node().recordSets().watchRecordSets(request.build());
  }

  private static List<String> names(WatchRecordSetsResponse message) {
    return message.getEndpointsList().stream().map(LiveEndpoint::getName).toList();
  }

  @Test
  void a_watch_begins_with_a_bookmark_and_goes_on_with_what_changes_then() {
    var watch = watch(WatchRecordSetsRequest.newBuilder());
    WatchRecordSetsResponse first = watch.next();
    long revision = put("api.example.", "192.0.2.2");

    WatchRecordSetsResponse second = watch.next();

    assertThat(first.getEndpointsList()).isEmpty();
    assertThat(first.getRevision()).isEqualTo(revision - 1);
    assertThat(second.getRevision()).isEqualTo(revision);
    assertThat(second.getEndpointsList())
        .singleElement()
        .satisfies(endpoint -> {
          assertThat(endpoint.getName()).isEqualTo("api.example.");
          assertThat(endpoint.getRecordSets(0).getValuesList()).containsExactly("192.0.2.2");
          assertThat(endpoint.getAuthor()).isEqualTo("tester");
        });
  }

  @Test
  void a_watch_resumed_after_a_revision_is_told_of_each_later_change_once() {
    long from = put("api.example.", "192.0.2.2");
    List<Long> later = List.of(put("a.example.", "192.0.2.3"), put("b.example.", "192.0.2.4"));

    var watch = watch(WatchRecordSetsRequest.newBuilder().setAfterRevision(from));

    assertThat(watch.next().getRevision()).isEqualTo(from);
    assertThat(List.of(watch.next().getRevision(), watch.next().getRevision())).isEqualTo(later);
  }

  @Test
  void a_watch_after_a_revision_still_to_come_waits_for_it() {
    long ahead = revision() + 2;
    var watch = watch(WatchRecordSetsRequest.newBuilder().setAfterRevision(ahead));
    assertThat(watch.next().getRevision()).isEqualTo(ahead);

    put("a.example.", "192.0.2.3");
    put("b.example.", "192.0.2.3");
    put("c.example.", "192.0.2.3");

    WatchRecordSetsResponse told = watch.next();
    assertThat(told.getRevision()).isEqualTo(ahead + 1);
    assertThat(names(told)).containsExactly("c.example.");
  }

  @Test
  void a_watch_can_be_told_first_what_is_there_now() {
    var watch = watch(WatchRecordSetsRequest.newBuilder().setCurrentFirst(true));

    WatchRecordSetsResponse current = watch.next();
    WatchRecordSetsResponse bookmark = watch.next();

    assertThat(current.getCurrent()).isTrue();
    assertThat(names(current)).containsExactly("example.", "api.example.");
    assertThat(bookmark.getCurrent()).isFalse();
    assertThat(bookmark.getEndpointsList()).isEmpty();
    assertThat(bookmark.getRevision()).isEqualTo(current.getRevision()).isEqualTo(revision());
  }

  @Test
  void a_watch_with_nothing_to_tell_says_all_the_same_how_far_it_has_come() {
    var watch =
        watch(
            WatchRecordSetsRequest.newBuilder()
                .setSelection(Selection.newBuilder().addNames("quiet.example.")));
    watch.next();
    long revision = put("api.example.", "192.0.2.2");

    WatchRecordSetsResponse bookmark = watch.next();

    assertThat(bookmark.getEndpointsList()).isEmpty();
    assertThat(bookmark.getRevision()).isEqualTo(revision);
  }

  @Test
  void a_watch_after_a_revision_no_longer_remembered_is_told_the_oldest_that_is() {
    long from = revision();
    for (int i = 0; i <= REMEMBERED; i++) {
      put("api.example.", "192.0.2." + (i + 10));
    }

    Failure.HistoryGone gone =
        Failures.of(
            Failure.HistoryGone.class,
            () -> watch(WatchRecordSetsRequest.newBuilder().setAfterRevision(from)).next());

    assertThat(gone.oldestRevision()).isEqualTo(from + 2);
    var watch =
        watch(WatchRecordSetsRequest.newBuilder().setAfterRevision(gone.oldestRevision() - 1));
    assertThat(watch.next().getRevision()).isEqualTo(from + 1);
    assertThat(watch.next().getRevision()).isEqualTo(from + 2);
  }

  @Test
  void a_watch_that_is_too_slow_is_ended_and_has_missed_nothing_until_then() throws Exception {
    SlowReceiver receiver = new SlowReceiver();
    RecordSetServiceGrpc.newStub(one.node().channel())
        .watchRecordSets(WatchRecordSetsRequest.getDefaultInstance(), receiver);
    receiver.take(1);
    long from = receiver.next().getRevision();
    String padding = "x".repeat(200);
    List<String> text =
        IntStream.range(0, 300).mapToObj(i -> "\"%d%s\"".formatted(i, padding)).toList();
    for (int i = 0; i < 4 * REMEMBERED; i++) {
      one.node()
          .recordSets()
          .putRecordSets(
              PutRecordSetsRequest.newBuilder()
                  .addRecordSets(
                      set("api.example.", "TXT").toBuilder().addAllValues(text).setTtlSeconds(i))
                  .build());
    }

    receiver.take(1_000);

    assertThat(
            Failure.of(receiver.ended.handle((done, failure) -> failure).get(20, TimeUnit.SECONDS)))
        .isInstanceOfSatisfying(
            Failure.HistoryGone.class,
            gone -> {
              List<Long> told = receiver.revisions();
              assertThat(told)
                  .isEqualTo(
                      IntStream.rangeClosed(1, told.size()).mapToObj(i -> from + i).toList());
              assertThat(gone.afterRevision()).isEqualTo(from + told.size());
              assertThat(gone.oldestRevision()).isGreaterThan(from + told.size() + 1);
            });
  }

  /// Takes only as many messages as it is told to.
  private static final class SlowReceiver
      implements ClientResponseObserver<WatchRecordSetsRequest, WatchRecordSetsResponse> {
    final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final BlockingQueue<WatchRecordSetsResponse> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<ClientCallStreamObserver<?>> call = new CompletableFuture<>();

    void take(int count) {
      call.join().request(count);
    }

    WatchRecordSetsResponse next() throws InterruptedException {
      return messages.poll(10, TimeUnit.SECONDS);
    }

    List<Long> revisions() {
      List<WatchRecordSetsResponse> all = new ArrayList<>();
      messages.drainTo(all);
      return all.stream()
          .filter(message -> message.getEndpointsCount() > 0)
          .map(WatchRecordSetsResponse::getRevision)
          .toList();
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<WatchRecordSetsRequest> stream) {
      stream.disableAutoRequestWithInitial(0);
      call.complete(stream);
    }

    @Override
    public void onNext(WatchRecordSetsResponse message) {
      messages.add(message);
    }

    @Override
    public void onError(Throwable failure) {
      ended.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      ended.complete(null);
    }
  }

  @Test
  void a_snapshot_that_takes_the_node_past_changes_ends_watches_so_that_they_can_go_on_elsewhere() {
    MemoryReplica ahead = new MemoryReplica("n2");
    var watch = watch(WatchRecordSetsRequest.newBuilder());
    long from = watch.next().getRevision();
    var state = one.replica().applied();
    ahead.install(state);
    for (int i = 0; i < 5; i++) {
      ahead.submit(TestRequests.put("api.example.", "192.0.2." + (i + 20)));
    }
    Applied snapshot = ahead.applied();
    one.replica().install(snapshot);
    put("api.example.", "192.0.2.99");

    Failure.Unavailable ended = Failures.of(Failure.Unavailable.class, watch::next);

    assertThat(ended.message()).contains("watch on after it", "after revision " + from);
  }

  @Test
  void a_change_too_large_for_one_message_is_told_by_several_of_the_same_revision() {
    PlannedEndpoint[] endpoints =
        IntStream.range(0, 4000)
            .mapToObj(i -> address("host-%d.example.".formatted(i), "192.0.2.1", "192.0.2.2"))
            .toArray(PlannedEndpoint[]::new);
    Planner planner = one.planner();
    long plan = planner.seal(endpoints);
    var watch = watch(WatchRecordSetsRequest.newBuilder());
    watch.next();
    long revision = planner.enactAll(plan).getHeader().getRevision();

    List<WatchRecordSetsResponse> messages = new ArrayList<>();
    do {
      messages.add(watch.next());
    } while (messages.getLast().getMore());

    assertThat(messages).hasSizeGreaterThan(1);
    assertThat(messages).allMatch(message -> message.getRevision() == revision);
    assertThat(messages).allMatch(message -> message.getSerializedSize() < 1 << 20);
    assertThat(messages.stream().flatMap(message -> names(message).stream()).distinct().count())
        .isEqualTo(4000);
  }

  @Test
  void the_end_of_a_zone_is_told_as_the_end_of_its_answers() {
    var watch = watch(WatchRecordSetsRequest.newBuilder());
    watch.next();
    TestRequests.deleteZone(one.node(), "example.");

    List<LiveEndpoint> told = watch.next().getEndpointsList();

    assertThat(told).extracting(LiveEndpoint::getName).containsExactly("example.", "api.example.");
    assertThat(told).allMatch(endpoint -> endpoint.getRecordSetsCount() == 0);
  }

  @Test
  void a_node_that_closes_ends_its_watches_with_the_revision_to_go_on_from() {
    var watch = watch(WatchRecordSetsRequest.newBuilder());
    long revision = watch.next().getRevision();

    one.node().shutDown();

    Failure.Unavailable ended = Failures.of(Failure.Unavailable.class, watch::next);
    assertThat(ended.message()).contains("shut down", "after revision " + revision);
  }
}
