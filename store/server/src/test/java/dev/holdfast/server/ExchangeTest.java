package dev.holdfast.server;

import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.contract.Failure;
import dev.holdfast.replica.Committed;
import dev.holdfast.replica.NotLeaderException;
import dev.holdfast.server.config.NodeConfig;
import dev.holdfast.v1.CarriedResult;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.GetRecordSetsResponse;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.PutRecordSetsResponse;
import dev.holdfast.v1.RecordSetServiceGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: a call that a stream carries comes to what it would come to by itself, whatever that is,
/// and is held to the same limits.
class ExchangeTest {

  private static final int CALLS = 12;
  private static final int SHARE = 6;
  private static final int CALLS_PER_STREAM = 4;

  private static final MethodDescriptor<PutRecordSetsRequest, PutRecordSetsResponse> PUT =
      RecordSetServiceGrpc.getPutRecordSetsMethod();
  private static final MethodDescriptor<GetRecordSetsRequest, GetRecordSetsResponse> GET =
      RecordSetServiceGrpc.getGetRecordSetsMethod();

  @RegisterExtension
  private final OneNode one =
      new OneNode(config ->
          TestConfigs.with(
              config, new NodeConfig.Limits(CALLS, 10, 3 << 19, CALLS_PER_STREAM, 100, 100_000)));

  private final CompletableFuture<Committed> held = new CompletableFuture<>();

  private static PutRecordSetsRequest put(String name, String address) {
    return PutRecordSetsRequest.newBuilder().addRecordSets(set(name, "A", address)).build();
  }

  private static GetRecordSetsRequest get(String name) {
    return GetRecordSetsRequest.newBuilder().addNames(name).build();
  }

  private Carrier carrier() {
    return new Carrier(one.node().channel());
  }

  private static Failure failure(CompletableFuture<CarriedResult> result) {
    return Failure.of(StatusProto.toStatusRuntimeException(result.join().getStatus()));
  }

  /// Changes from here on are under way until [#held] is completed.
  private AtomicInteger holdChanges() {
    AtomicInteger arrived = new AtomicInteger();
    one.replica()
        .fail(_ -> {
          arrived.incrementAndGet();
          return Optional.of(held);
        });
    return arrived;
  }

  @Test
  void calls_of_a_frame_are_carried_out_and_are_those_of_the_streams_caller()
      throws InvalidProtocolBufferException {
    one.planner().importZone();
    Carrier carrier = carrier();

    CarriedResult changed = carrier.call(PUT, put("api.example.", "192.0.2.7")).join();
    CarriedResult read = carrier.call(GET, get("api.example.")).join();

    assertThat(PutRecordSetsResponse.parseFrom(changed.getResponse()).getEnactedCount())
        .isEqualTo(1);
    var live = GetRecordSetsResponse.parseFrom(read.getResponse()).getEndpoints(0);
    assertThat(live.getRecordSets(0).getValuesList()).containsExactly("192.0.2.7");
    assertThat(live.getAuthor()).isEqualTo("tester");
  }

  @Test
  void what_goes_wrong_is_told_with_the_status_and_details_of_a_call_by_itself() {
    one.planner().importZone();
    Carrier carrier = carrier();
    List<PutRecordSetsRequest> wrong =
        List.of(
            put("api.example.", "no address"),
            put("api.elsewhere.", "192.0.2.1"),
            PutRecordSetsRequest.getDefaultInstance());

    for (PutRecordSetsRequest request : wrong) {
      StatusRuntimeException alone =
          Assertions.catchThrowableOfType(
              StatusRuntimeException.class, () -> one.node().recordSets().putRecordSets(request));

      assertThat(
              Failure.of(
                      StatusProto.toStatusRuntimeException(
                          carrier.call(PUT, request).join().getStatus()))
                  .message())
          .isEqualTo(Failure.of(alone).message());
      assertThat(carrier.call(PUT, request).join().getStatus().getCode())
          .isEqualTo(alone.getStatus().getCode().value());
    }
  }

  @Test
  void what_is_no_message_and_what_is_no_call_is_refused_and_harms_nobody() {
    Carrier carrier = carrier();
    var broken = com.google.protobuf.StringValue.of("\u00ff not a request");
    CompletableFuture<CarriedResult> malformed = carrier.add(GET.getFullMethodName(), broken, 0);
    CompletableFuture<CarriedResult> unheardOf =
        carrier.add("holdfast.v1.NoService/NoCall", get("api.example."), 0);
    CompletableFuture<CarriedResult> sound =
        carrier.add(GET.getFullMethodName(), get("api.example."), 0);
    carrier.send();

    assertThat(failure(malformed)).isInstanceOf(Failure.InvalidInput.class);
    assertThat(failure(unheardOf).code()).isEqualTo(io.grpc.Status.Code.UNIMPLEMENTED);
    assertThat(sound.join().hasResponse()).isTrue();
  }

  @Test
  void a_call_above_a_limit_is_refused_at_once_by_the_limits_name_while_others_wait() {
    AtomicInteger arrived = holdChanges();
    Carrier carrier = carrier();
    List<CompletableFuture<CarriedResult>> waiting = new ArrayList<>();
    for (int i = 0; i < SHARE; i++) {
      waiting.add(carrier.add(PUT.getFullMethodName(), put("a.example.", "192.0.2.1"), 0));
    }
    CompletableFuture<CarriedResult> more =
        carrier.add(PUT.getFullMethodName(), put("a.example.", "192.0.2.1"), 0);
    carrier.send();

    Failure.OverLimit over = (Failure.OverLimit) failure(more);
    assertThat(over.subject()).isEqualTo("changes under way at this node by tester");
    assertThat(over.figure()).isEqualTo("6, and 1 more");
    assertThat(over.retryAfter()).isPresent();
    await().until(() -> arrived.get() == SHARE);
    assertThat(waiting).noneMatch(CompletableFuture::isDone);

    held.completeExceptionally(new NotLeaderException("enough"));
    waiting.forEach(each -> assertThat(failure(each)).isInstanceOf(Failure.Unavailable.class));
    one.replica().fail(_ -> Optional.empty());
    assertThat(failure(carrier.call(PUT, put("a.example.", "192.0.2.1"))))
        .isInstanceOf(Failure.Refused.class);
  }

  @Test
  void frames_wait_at_the_client_while_a_stream_has_as_many_calls_as_a_connection_may() {
    Queue<CompletableFuture<Committed>> underWay = new ConcurrentLinkedQueue<>();
    one.replica()
        .fail(_ -> {
          CompletableFuture<Committed> change = new CompletableFuture<>();
          underWay.add(change);
          return Optional.of(change);
        });
    Carrier carrier = carrier();
    List<CompletableFuture<CarriedResult>> results =
        IntStream.range(0, 3 * CALLS_PER_STREAM)
            .mapToObj(_ -> carrier.call(PUT, put("a.example.", "192.0.2.1")))
            .toList();

    int most = 0;
    for (int answered = 0; answered < results.size(); answered++) {
      int expected = Math.min(CALLS_PER_STREAM, results.size() - answered);
      await().until(() -> underWay.size() >= expected);
      most = Math.max(most, underWay.size());
      underWay.remove().completeExceptionally(new NotLeaderException("enough"));
    }

    assertThat(most).isEqualTo(CALLS_PER_STREAM);
    assertThat(results)
        .allSatisfy(each -> assertThat(failure(each)).isInstanceOf(Failure.Unavailable.class));
  }

  @Test
  void a_call_is_given_up_when_the_time_its_caller_named_is_over() {
    holdChanges();
    Carrier carrier = carrier();
    CompletableFuture<CarriedResult> late =
        carrier.add(PUT.getFullMethodName(), put("a.example.", "192.0.2.1"), 50);
    carrier.send();

    assertThat(failure(late)).isInstanceOf(Failure.OutcomeUnknown.class);
    assertThat(((Failure.OutcomeUnknown) failure(late)).inTime()).isFalse();
  }

  @Test
  void a_stream_that_its_caller_has_done_with_ends_when_the_last_call_is_answered() {
    AtomicInteger arrived = holdChanges();
    Carrier carrier = carrier();
    CompletableFuture<CarriedResult> last = carrier.call(PUT, put("a.example.", "192.0.2.1"));
    await().until(() -> arrived.get() == 1);
    carrier.halfClose();

    held.completeExceptionally(new NotLeaderException("enough"));

    assertThat(last.join().hasStatus()).isTrue();
    carrier.end().join();
  }

  @Test
  void a_node_that_is_shut_down_answers_what_is_under_way_and_ends_the_stream()
      throws InterruptedException {
    AtomicInteger arrived = holdChanges();
    Carrier carrier = carrier();
    CompletableFuture<CarriedResult> last = carrier.call(PUT, put("a.example.", "192.0.2.1"));
    await().until(() -> arrived.get() == 1);

    Thread closing = Thread.ofVirtual().start(one.node()::shutDown);
    held.completeExceptionally(new NotLeaderException("enough"));

    assertThat(failure(last)).isInstanceOf(Failure.Unavailable.class);
    carrier.end().join();
    closing.join();
  }

  /// As many as the stream may carry at a time: further ones would wait at the client.
  @Test
  void a_client_with_several_calls_under_way_has_them_carried_by_one_stream() {
    AtomicInteger arrived = holdChanges();
    try (HoldfastClient client =
            HoldfastClient.connect(List.of(one.config().self().grpc().toString()));
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      PutRecordSetsRequest request = put("a.example.", "192.0.2.1");
      for (int i = 0; i < CALLS_PER_STREAM; i++) {
        callers.submit(() -> client.recordSets().put(request));
      }
      await().until(() -> arrived.get() == CALLS_PER_STREAM);

      assertThat(one.node().get("/metrics").body())
          .contains("holdfast_grpc_open_streams{lane=\"reads\"} 1.0");

      one.replica().fail(_ -> Optional.empty());
      held.completeExceptionally(new NotLeaderException("enough"));
    }
  }
}
