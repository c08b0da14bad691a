package dev.holdfast.server.exchange;

import com.google.protobuf.ByteString;
import com.google.rpc.Status;
import dev.holdfast.contract.Failure;
import dev.holdfast.contract.Limits;
import dev.holdfast.server.call.CallDeadline;
import dev.holdfast.v1.CarriedCall;
import dev.holdfast.v1.CarriedResult;
import dev.holdfast.v1.ExchangeRequest;
import dev.holdfast.v1.ExchangeResponse;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// One stream that carries calls.
///
/// Frames are taken while the stream has room for calls and its answers flow; else the next frame
/// waits at the client, as further calls of a connection do.
final class Exchange extends ServerCall.Listener<ExchangeRequest> {

  /// What all streams of a node stand on.
  ///
  /// @param methods that can be called, by their full names
  /// @param ending whether no further calls are taken
  record Ground(
      Map<String, ServerMethodDefinition<?, ?>> methods,
      Executor threads,
      int callsPerStream,
      BooleanSupplier ending) {}

  private static final Duration RETRY_AFTER = Duration.ofMillis(200);

  private final Ground ground;
  private final ServerCall<ExchangeRequest, ExchangeResponse> stream;
  private final Metadata headers;
  private final Consumer<Exchange> ended;
  private final Answers answers;
  private final AtomicInteger underWay = new AtomicInteger();

  /// Whether the next frame has been asked for.
  private boolean asked;

  private boolean noMore;
  private boolean closed;

  Exchange(
      Ground ground,
      ServerCall<ExchangeRequest, ExchangeResponse> stream,
      Metadata headers,
      Consumer<Exchange> ended) {
    this.ground = ground;
    this.stream = stream;
    this.headers = headers;
    this.ended = ended;
    this.answers = new Answers(stream, ground.threads(), underWay::get);
  }

  void begin() {
    stream.sendHeaders(new Metadata());
    askForMore();
  }

  private synchronized void askForMore() {
    if (!asked
        && !noMore
        && !closed
        && underWay.get() < ground.callsPerStream()
        && answers.flow()) {
      asked = true;
      stream.request(1);
    }
  }

  @Override
  public void onMessage(ExchangeRequest frame) {
    synchronized (this) {
      asked = false;
    }
    if (frame.getCallsCount() > Limits.CARRIED_CALLS) {
      throw new Failure.OverLimit(
              "calls of one frame",
              Limits.CARRIED_CALLS + " calls",
              frame.getCallsCount() + " calls")
          .toException();
    }
    underWay.addAndGet(frame.getCallsCount());
    for (CarriedCall call : frame.getCallsList()) {
      take(call);
    }
    askForMore();
  }

  private void take(CarriedCall call) {
    ServerMethodDefinition<?, ?> method = ground.methods().get(call.getMethod());
    if (method == null) {
      answer(
          CarriedResult.newBuilder()
              .setId(call.getId())
              .setStatus(
                  Status.newBuilder()
                      .setCode(io.grpc.Status.Code.UNIMPLEMENTED.value())
                      .setMessage("This node carries no calls of " + call.getMethod()))
              .build());
    } else if (ground.ending().getAsBoolean()) {
      answer(
          CarriedResult.newBuilder()
              .setId(call.getId())
              .setStatus(
                  StatusProto.fromThrowable(
                      new Failure.Unavailable(
                              "This node is being shut down; try another", RETRY_AFTER)
                          .toException()))
              .build());
    } else {
      carry(method, call);
    }
  }

  /// A call is let in or refused here, in the order of the stream; what it asks for is carried out
  /// on a thread of its own.
  private <Q, R> void carry(ServerMethodDefinition<Q, R> method, CarriedCall call) {
    CarriedServerCall<Q, R> carried =
        new CarriedServerCall<>(
            stream,
            method.getMethodDescriptor(),
            call.getId(),
            CallDeadline.within(call.getTimeoutMillis()),
            this::answer);
    if (carried.begin(method.getServerCallHandler(), headers)) {
      ByteString request = call.getRequest();
      ground.threads().execute(() -> carried.receive(request));
    }
  }

  private void answer(CarriedResult result) {
    answers.add(result);
    if (underWay.decrementAndGet() < ground.callsPerStream()) {
      askForMore();
    }
    endIfIdle();
  }

  @Override
  public void onReady() {
    answers.flush();
    askForMore();
  }

  @Override
  public void onHalfClose() {
    endWhenIdle();
  }

  /// Takes no further frame, and ends the stream when every call is answered.
  void endWhenIdle() {
    synchronized (this) {
      noMore = true;
    }
    endIfIdle();
  }

  private void endIfIdle() {
    synchronized (this) {
      if (!noMore || closed || underWay.get() > 0) {
        return;
      }
      closed = true;
    }
    answers.end();
  }

  @Override
  public void onComplete() {
    over();
  }

  @Override
  public void onCancel() {
    over();
  }

  private void over() {
    synchronized (this) {
      closed = true;
    }
    ended.accept(this);
  }
}
