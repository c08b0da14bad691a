package dev.holdfast.chaos.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.client.HistoryGoneException;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.Watch;
import dev.holdfast.contract.Failure;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.RecordSetServiceGrpc;
import dev.holdfast.v1.Selection;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.WatchRecordSetsResponse;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The six promises of a watch, of three that began at one node each, were on when the leader was
/// killed, and went on by themselves.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("thorough")
class WatchPromisesIT {

  private static final Duration LONG = Duration.ofSeconds(60);

  private static Scene scene;

  @BeforeAll
  static void play() throws InterruptedException {
    scene = Scene.play();
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  private static List<Long> revisions(List<WatchRecordSetsResponse> events) {
    return events.stream().map(WatchRecordSetsResponse::getRevision).toList();
  }

  /// What comes after `revision`, asked of `node` and no other.
  private static List<Long> resumed(NodeProcess node, long revision, int count)
      throws InterruptedException {
    try (HoldfastClient client = Scene.clientOfOnly(node);
        Watch<WatchRecordSetsResponse> watch =
            client
                .recordSets()
                .watch(WatchRecordSetsRequest.newBuilder().setAfterRevision(revision).build())) {
      List<WatchRecordSetsResponse> events = new ArrayList<>();
      while (Scene.changes(events).size() < count) {
        events.add(watch.next(LONG).orElseThrow());
      }
      return revisions(Scene.changes(events));
    }
  }

  @Test
  void ordered() {
    assertThat(scene.told())
        .allSatisfy(events -> assertThat(revisions(events)).isSorted().isNotEmpty());
  }

  @Test
  void unique() {
    assertThat(scene.told())
        .allSatisfy(events -> assertThat(revisions(events)).doesNotHaveDuplicates());
  }

  @Test
  void reliable() {
    assertThat(scene.told())
        .allSatisfy(events ->
            assertThat(revisions(events)).containsExactlyElementsOf(scene.acknowledged().keySet()));
  }

  @Test
  void atomic() {
    assertThat(scene.told())
        .allSatisfy(events ->
            assertThat(events)
                .allSatisfy(event ->
                    assertThat(event.getEndpointsList())
                        .extracting(LiveEndpoint::getName)
                        .containsExactlyInAnyOrderElementsOf(
                            scene.acknowledged().get(event.getRevision()))));
  }

  @Test
  void resumableFromAnyRevisionStillKeptAtAnyNode() throws InterruptedException {
    List<Long> all = List.copyOf(scene.acknowledged().keySet());
    for (NodeProcess node : scene.cluster().nodes()) {
      for (int back : new int[] {1, 50, Scene.REMEMBERED - 1}) {
        List<Long> later = all.subList(all.size() - back, all.size());
        assertThat(resumed(node, all.get(all.size() - back - 1), back))
            .as("%d back at %s", back, node.id())
            .isEqualTo(later);
      }
    }
  }

  @Test
  void resumableNoFurtherBackThanIsKeptWhichIsSaid() throws InterruptedException {
    long first = scene.acknowledged().firstKey();
    NodeProcess node = scene.cluster().nodes().getFirst();

    HistoryGoneException[] gone = new HistoryGoneException[1];
    assertThatExceptionOfType(HistoryGoneException.class)
        .isThrownBy(() -> resumed(node, first, 1))
        .satisfies(it -> gone[0] = it);

    long oldest = gone[0].oldestRevision();
    assertThat(oldest).isGreaterThan(first).isLessThan(scene.acknowledged().lastKey());
    assertThat(resumed(node, oldest - 1, 1)).containsExactly(oldest);
  }

  @Test
  void bookmarkableWhereNothingHappens() throws InterruptedException {
    for (NodeProcess node : scene.cluster().nodes()) {
      try (HoldfastClient client = Scene.clientOfOnly(node);
          Watch<WatchRecordSetsResponse> quiet =
              client
                  .recordSets()
                  .watch(
                      WatchRecordSetsRequest.newBuilder()
                          .setSelection(Selection.newBuilder().setUnder("quiet.example."))
                          .build())) {
        WatchRecordSetsResponse bookmark = quiet.next(LONG).orElseThrow();

        assertThat(bookmark.getEndpointsList()).isEmpty();
        assertThat(bookmark.getRevision())
            .as("no earlier than what was acknowledged before the watch began")
            .isGreaterThanOrEqualTo(scene.acknowledged().lastKey());
      }
    }
  }

  /// Last, because what it writes makes the nodes forget the rest.
  @Test
  @Order(Integer.MAX_VALUE)
  void aWatchThatIsTooSlowIsEndedWithItsLastRevisionAndMissedNothingUntilThen() throws Exception {
    String node = scene.cluster().nodes().getLast().grpcAddress();
    ManagedChannel channel =
        Grpc.newChannelBuilder(node, InsecureChannelCredentials.create()).build();
    try {
      Slow slow = new Slow();
      RecordSetServiceGrpc.newStub(channel)
          .watchRecordSets(WatchRecordSetsRequest.getDefaultInstance(), slow);
      slow.take(1);
      slow.begun.get(LONG.toSeconds(), TimeUnit.SECONDS);
      List<Long> written = new ArrayList<>();
      for (int i = 0; i < 2 * Scene.REMEMBERED; i++) {
        written.add(scene.writer().recordSets().put(large(i)).getHeader().getRevision());
      }
      slow.take(10 * Scene.REMEMBERED);

      Throwable ended =
          slow.ended.handle((_, failure) -> failure).get(LONG.toSeconds(), TimeUnit.SECONDS);
      List<Long> told = revisions(Scene.changes(slow.messages));
      assertThat(told).isEqualTo(written.subList(0, told.size()));
      assertThat(Failure.of(ended))
          .isInstanceOfSatisfying(
              Failure.HistoryGone.class,
              gone -> {
                assertThat(gone.afterRevision()).isEqualTo(told.getLast());
                assertThat(gone.oldestRevision()).isGreaterThan(told.getLast() + 1);
              });
    } finally {
      channel.shutdownNow();
    }
  }

  private static PutRecordSetsRequest large(int number) {
    String text = "x".repeat(200);
    return PutRecordSetsRequest.newBuilder()
        .addRecordSets(
            RecordSet.newBuilder()
                .setName("large.watched.example.")
                .setType("TXT")
                .setTtlSeconds(number)
                .addAllValues(
                    IntStream.range(0, 50).mapToObj(i -> "\"%d%s\"".formatted(i, text)).toList()))
        .build();
  }

  /// Takes only as many messages as it is told to.
  private static final class Slow
      implements ClientResponseObserver<WatchRecordSetsRequest, WatchRecordSetsResponse> {
    final CompletableFuture<Void> begun = new CompletableFuture<>();
    final CompletableFuture<Void> ended = new CompletableFuture<>();
    final List<WatchRecordSetsResponse> messages = new CopyOnWriteArrayList<>();
    private ClientCallStreamObserver<WatchRecordSetsRequest> call;

    void take(int count) {
      call.request(count);
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<WatchRecordSetsRequest> stream) {
      stream.disableAutoRequestWithInitial(0);
      call = stream;
    }

    @Override
    public void onNext(WatchRecordSetsResponse message) {
      messages.add(message);
      begun.complete(null);
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
}
