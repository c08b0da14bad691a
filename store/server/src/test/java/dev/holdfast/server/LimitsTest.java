package dev.holdfast.server;

import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contract.Failure;
import dev.holdfast.replica.Committed;
import dev.holdfast.replica.NotLeaderException;
import dev.holdfast.server.config.NodeConfig;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.OpenPlanRequest;
import dev.holdfast.v1.PlanServiceGrpc;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RecordSetServiceGrpc;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.WatchRecordSetsResponse;
import io.grpc.Channel;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: what is too much is refused at once, by the limit's name and figure, and costs nothing
/// once it is gone.
class LimitsTest {

  private static final int CALLS = 3;
  private static final int SHARE = 2;
  private static final int STREAMS = 2;

  @RegisterExtension
  private final OneNode one =
      new OneNode(config ->
          TestConfigs.with(
              config, new NodeConfig.Limits(CALLS, STREAMS, 3 << 19, 256, 100, 100_000)));

  /// A request of a little more than `octets`, all of it well-formed.
  private static PutRecordSetsRequest sized(int octets) {
    return sized(octets, "t");
  }

  private static PutRecordSetsRequest sized(int octets, String prefix) {
    PutRecordSetsRequest.Builder request = PutRecordSetsRequest.newBuilder();
    String kilobyte = ("\"" + "x".repeat(248) + "\" ").repeat(4);
    for (int i = 0; request.build().getSerializedSize() < octets; i++) {
      request.addRecordSets(set("%s%d.example.".formatted(prefix, i), "TXT", kilobyte.repeat(10)));
    }
    return request.build();
  }

  @Test
  void a_request_above_one_mebibyte_is_refused_with_its_size() {
    PutRecordSetsRequest large = sized((1 << 20) + 1);

    Failure.OverLimit over =
        Failures.of(Failure.OverLimit.class, () -> one.node().recordSets().putRecordSets(large));

    assertThat(over)
        .isEqualTo(
            new Failure.OverLimit(
                "request size", "1048576 octets", large.getSerializedSize() + " octets"));
  }

  @Test
  void a_request_far_above_the_limit_is_not_even_taken_in() {
    PutRecordSetsRequest huge = sized(8 << 20);

    Failure.OverLimit over =
        Failures.of(Failure.OverLimit.class, () -> one.node().recordSets().putRecordSets(huge));

    assertThat(over.figure()).isNotEmpty();
    assertThat(one.replica().applied().index()).isZero();
  }

  @Test
  void a_response_that_no_client_is_ready_for_is_refused_with_its_size() {
    one.planner().importZone();
    GetRecordSetsRequest.Builder all = GetRecordSetsRequest.newBuilder();
    for (String prefix : List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")) {
      PutRecordSetsRequest put = sized(900_000, prefix);
      one.node().recordSets().putRecordSets(put);
      put.getRecordSetsList().forEach(set -> all.addNames(set.getName()));
    }

    Failure.OverLimit over =
        Failures.of(
            Failure.OverLimit.class, () -> one.node().recordSets().getRecordSets(all.build()));

    assertThat(over.subject()).isEqualTo("response size");
    assertThat(over.limit()).isEqualTo("8388608 octets");
    assertThat(over.figure()).endsWith("octets; ask for fewer names or types");
  }

  @Test
  void more_streams_than_the_node_carries_are_refused_until_one_ends() throws Exception {
    List<BlockingClientCall<?, WatchRecordSetsResponse>> open = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      open.add(watch());
      open.getLast().read();
    }

    assertThat(firstMessageOf(watch()))
        .contains(busy("streams of reads open at this node", "2", "2, and 1 more"));

    open.getFirst().cancel("enough", null);
    await().until(() -> firstMessageOf(watch()).isEmpty());
  }

  /// A limit of the node's, which lets more in when something has ended.
  private static Failure.OverLimit busy(String subject, String limit, String figure) {
    return new Failure.OverLimit(subject, limit, figure, Optional.of(Duration.ofMillis(500)));
  }

  private BlockingClientCall<?, WatchRecordSetsResponse> watch() {
    return RecordSetServiceGrpc.newBlockingV2Stub(one.node().channel())
        .watchRecordSets(WatchRecordSetsRequest.getDefaultInstance());
  }

  private static Optional<Failure> firstMessageOf(
      BlockingClientCall<?, WatchRecordSetsResponse> watch) throws InterruptedException {
    try {
      watch.read();
      return Optional.empty();
    } catch (StatusException failed) {
      return Optional.of(Failure.of(failed));
    }
  }

  @Test
  void more_calls_than_the_node_carries_are_refused_until_one_is_answered() {
    CountDownLatch arrived = new CountDownLatch(CALLS);
    CompletableFuture<Committed> held = new CompletableFuture<>();
    one.replica()
        .fail(request -> {
          arrived.countDown();
          return Optional.of(held);
        });
    Executor threads = call -> Thread.ofVirtual().start(call);
    List<CompletableFuture<?>> calls = new ArrayList<>();
    try (var other = one.node().connectAs("other")) {
      for (int i = 0; i < CALLS; i++) {
        Channel channel = i < SHARE ? one.node().channel() : other.channel();
        calls.add(CompletableFuture.supplyAsync(() -> Failures.of(() -> open(channel)), threads));
      }
      await().until(() -> arrived.getCount() == 0);

      assertThat(Failures.of(() -> open(one.node().channel())))
          .isEqualTo(busy("changes under way at this node by tester", "2", "2, and 1 more"));
      assertThat(Failures.of(() -> open(other.channel())))
          .isEqualTo(busy("changes under way at this node", "3", "3, and 1 more"));

      held.completeExceptionally(new NotLeaderException("enough"));
      CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
    }
    one.replica().fail(request -> Optional.empty());
    assertThat(one.node().plans().openPlan(OpenPlanRequest.getDefaultInstance()).getGeneration())
        .isEqualTo(1);
  }

  @Test
  void requests_that_hold_too_much_together_are_refused_until_one_is_answered() {
    CountDownLatch arrived = new CountDownLatch(1);
    CompletableFuture<Committed> held = new CompletableFuture<>();
    one.replica()
        .fail(request -> {
          arrived.countDown();
          return Optional.of(held);
        });
    PutRecordSetsRequest large = sized(900_000);
    CompletableFuture<Failure> first =
        CompletableFuture.supplyAsync(
            () -> Failures.of(() -> one.node().recordSets().putRecordSets(large)),
            call -> Thread.ofVirtual().start(call));
    await().until(() -> arrived.getCount() == 0);

    Failure.OverLimit over =
        Failures.of(Failure.OverLimit.class, () -> one.node().recordSets().putRecordSets(large));

    assertThat(over.limit()).isEqualTo("1048576 octets");
    assertThat(over.subject())
        .isEqualTo("requests for changes under way at this node together by tester");
    int size = large.getSerializedSize();
    assertThat(over.figure()).isEqualTo("%d octets, and %d more".formatted(size, size));
    held.completeExceptionally(new NotLeaderException("enough"));
    first.join();
    assertThat(Failures.of(() -> one.node().recordSets().putRecordSets(large)))
        .isInstanceOf(Failure.Unavailable.class);
  }

  private static void open(Channel channel) {
    PlanServiceGrpc.newBlockingStub(channel).openPlan(OpenPlanRequest.getDefaultInstance());
  }
}
