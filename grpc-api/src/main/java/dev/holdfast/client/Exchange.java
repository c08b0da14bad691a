package dev.holdfast.client;

import com.google.protobuf.MessageLite;
import dev.holdfast.contract.CarriedStatus;
import dev.holdfast.v1.CarriedCall;
import dev.holdfast.v1.CarriedResult;
import dev.holdfast.v1.ExchangeRequest;
import dev.holdfast.v1.ExchangeResponse;
import dev.holdfast.v1.SessionServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/// One stream to a node, which carries calls: each waits for its own result, and they come in any
/// order.
final class Exchange extends ClientCall.Listener<ExchangeResponse> {

  private final ClientCall<ExchangeRequest, ExchangeResponse> stream;
  private final Waiting waiting = new Waiting();
  private final AtomicLong ids = new AtomicLong();
  private final Frames frames;
  private volatile Optional<StatusRuntimeException> ended = Optional.empty();

  private Exchange(Channel channel) {
    // What comes back only wakes those who wait, so the network's own thread may do that.
    this.stream =
        channel.newCall(
            SessionServiceGrpc.getExchangeMethod(),
            CallOptions.DEFAULT.withExecutor(Runnable::run));
    this.frames = new Frames(stream, waiting::count);
  }

  static Exchange open(Channel channel) {
    Exchange exchange = new Exchange(channel);
    exchange.stream.start(exchange, new Metadata());
    exchange.stream.request(1);
    return exchange;
  }

  boolean isOpen() {
    return ended.isEmpty();
  }

  /// Has a call carried, and waits for its result.
  ///
  /// @throws io.grpc.StatusRuntimeException as the call by itself would
  CarriedResult call(String method, MessageLite request, Duration timeout) {
    long id = ids.incrementAndGet();
    CompletableFuture<CarriedResult> result = waiting.add(id, timeout);
    try {
      frames.add(
          CarriedCall.newBuilder()
              .setId(id)
              .setMethod(method)
              .setRequest(request.toByteString())
              .setTimeoutMillis(Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE))
              .build());
      ended.ifPresent(waiting::failAll);
      return result.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Status.CANCELLED.withDescription("interrupted").asRuntimeException();
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      throw Status.fromThrowable(cause).asRuntimeException(Status.trailersFromThrowable(cause));
    } finally {
      waiting.remove(id);
    }
  }

  @Override
  public void onMessage(ExchangeResponse frame) {
    frame.getResultsList().forEach(waiting::done);
    stream.request(1);
  }

  @Override
  public void onReady() {
    frames.flush();
  }

  @Override
  public void onClose(Status status, Metadata trailers) {
    Status reason =
        status.isOk()
            ? Status.UNKNOWN.withDescription("the node ended the stream without an answer")
            : status;
    StatusRuntimeException failure = reason.asRuntimeException(trailers);
    ended = Optional.of(failure);
    waiting.failAll(failure);
  }

  /// The exception that a failed result stands for.
  static RuntimeException failure(CarriedResult result) {
    return CarriedStatus.of(result.getStatus());
  }
}
