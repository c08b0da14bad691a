package dev.holdfast.server;

import com.google.protobuf.MessageLite;
import dev.holdfast.v1.CarriedCall;
import dev.holdfast.v1.CarriedResult;
import dev.holdfast.v1.ExchangeRequest;
import dev.holdfast.v1.ExchangeResponse;
import dev.holdfast.v1.SessionServiceGrpc;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// One stream that carries calls, and what comes back on it: a result for each, or why the stream
/// broke off.
final class Carrier implements StreamObserver<ExchangeResponse> {

  private final Map<Long, CompletableFuture<CarriedResult>> results = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final StreamObserver<ExchangeRequest> stream;
  private final List<CarriedCall> frame = new ArrayList<>();
  private long ids;
  private volatile Optional<CarriedResult> broke = Optional.empty();

  Carrier(Channel channel) {
    stream = SessionServiceGrpc.newStub(channel).exchange(this);
  }

  /// Puts a call into the next frame.
  CompletableFuture<CarriedResult> add(String method, MessageLite request, int timeoutMillis) {
    CarriedCall call =
        CarriedCall.newBuilder()
            .setId(++ids)
            .setMethod(method)
            .setRequest(request.toByteString())
            .setTimeoutMillis(timeoutMillis)
            .build();
    frame.add(call);
    CompletableFuture<CarriedResult> result =
        results.computeIfAbsent(call.getId(), _ -> new CompletableFuture<>());
    broke.ifPresent(result::complete);
    return result;
  }

  void send() {
    stream.onNext(ExchangeRequest.newBuilder().addAllCalls(frame).build());
    frame.clear();
  }

  /// Sends one call in a frame of its own.
  CompletableFuture<CarriedResult> call(MethodDescriptor<?, ?> method, MessageLite request) {
    CompletableFuture<CarriedResult> result = add(method.getFullMethodName(), request, 0);
    send();
    return result;
  }

  void halfClose() {
    stream.onCompleted();
  }

  /// Completes when the node ends the stream; fails if it breaks off.
  CompletableFuture<Void> end() {
    return end;
  }

  @Override
  public void onNext(ExchangeResponse response) {
    response
        .getResultsList()
        .forEach(result ->
            results
                .computeIfAbsent(result.getId(), _ -> new CompletableFuture<>())
                .complete(result));
  }

  /// What waits gets no other result than why the stream broke off.
  @Override
  public void onError(Throwable failure) {
    CarriedResult broken =
        CarriedResult.newBuilder().setStatus(StatusProto.fromThrowable(failure)).build();
    broke = Optional.of(broken);
    results.values().forEach(result -> result.complete(broken));
    end.completeExceptionally(failure);
  }

  @Override
  public void onCompleted() {
    end.complete(null);
  }
}
