package dev.holdfast.client;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// One node and the channel to it.
record Node(String address, ManagedChannel channel) {

  <Q, R> R call(MethodDescriptor<Q, R> method, Q request, Duration timeout) {
    CallOptions options =
        CallOptions.DEFAULT.withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS);
    return ClientCalls.blockingUnaryCall(channel, method, options, request);
  }

  /// Opens a stream of responses, which lasts until either side ends it.
  <Q, R> BlockingClientCall<Q, R> stream(MethodDescriptor<Q, R> method, Q request) {
    return ClientCalls.blockingV2ServerStreamingCall(channel, method, CallOptions.DEFAULT, request);
  }

  /// Opens a stream of requests.
  <Q, R> BlockingClientCall<Q, R> upload(MethodDescriptor<Q, R> method) {
    return ClientCalls.blockingClientStreamingCall(channel, method, CallOptions.DEFAULT);
  }
}
