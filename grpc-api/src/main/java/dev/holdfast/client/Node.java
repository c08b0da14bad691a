package dev.holdfast.client;

import com.google.protobuf.MessageLite;
import dev.holdfast.v1.CarriedResult;
import dev.holdfast.v1.RecordSetServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// One node and the channel to it.
///
/// Calls that come in great numbers share a stream, from the first moment that two of them are
/// under way at a time; where the node knows of no such stream, because it is of an earlier
/// version, each is made by itself, as are all others.
final class Node {

  private static final Set<MethodDescriptor<?, ?>> CARRIED =
      Set.of(
          RecordSetServiceGrpc.getGetRecordSetsMethod(),
          RecordSetServiceGrpc.getPutRecordSetsMethod(),
          RecordSetServiceGrpc.getDeleteRecordSetsMethod());

  /// A larger request would hold up the small ones behind it.
  private static final int CARRIED_OCTETS = 32 << 10;

  private final String address;
  private final ManagedChannel channel;

  private enum Sharing {
    NOT_YET,
    YES,
    NEVER
  }

  private final AtomicInteger underWay = new AtomicInteger();
  private final Map<MethodDescriptor<?, ?>, Room> rooms = new ConcurrentHashMap<>();
  private volatile Sharing sharing;
  private Optional<Exchange> exchange = Optional.empty();

  private Node(String address, ManagedChannel channel, Sharing sharing) {
    this.address = address;
    this.channel = channel;
    this.sharing = sharing;
  }

  /// A node to which calls share a stream when there are many.
  static Node sharing(String address, ManagedChannel channel) {
    return new Node(address, channel, Sharing.NOT_YET);
  }

  /// A node to which each call is made by itself.
  static Node of(String address, ManagedChannel channel) {
    return new Node(address, channel, Sharing.NEVER);
  }

  String address() {
    return address;
  }

  ManagedChannel channel() {
    return channel;
  }

  /// What the node has room for of such calls.
  Room room(MethodDescriptor<?, ?> method) {
    return rooms.computeIfAbsent(method, _ -> new Room());
  }

  <Q, R> R call(MethodDescriptor<Q, R> method, Q request, Duration timeout) {
    if (!CARRIED.contains(method) || sharing == Sharing.NEVER) {
      return alone(method, request, timeout);
    }
    try {
      if (underWay.incrementAndGet() > 1 && sharing == Sharing.NOT_YET) {
        sharing = Sharing.YES;
      }
      return sharing == Sharing.YES
              && request instanceof MessageLite message
              && message.getSerializedSize() <= CARRIED_OCTETS
          ? carried(method, request, message, timeout)
          : alone(method, request, timeout);
    } finally {
      underWay.decrementAndGet();
    }
  }

  private <Q, R> R carried(
      MethodDescriptor<Q, R> method, Q request, MessageLite message, Duration timeout) {
    try {
      return response(method, exchange().call(method.getFullMethodName(), message, timeout));
    } catch (StatusRuntimeException failed) {
      if (failed.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
        throw failed;
      }
      sharing = Sharing.NEVER;
      return alone(method, request, timeout);
    }
  }

  private <Q, R> R alone(MethodDescriptor<Q, R> method, Q request, Duration timeout) {
    CallOptions options =
        CallOptions.DEFAULT.withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS);
    return ClientCalls.blockingUnaryCall(channel, method, options, request);
  }

  private static <Q, R> R response(MethodDescriptor<Q, R> method, CarriedResult result) {
    return switch (result.getOutcomeCase()) {
      case RESPONSE -> method.parseResponse(result.getResponse().newInput());
      case STATUS -> throw Exchange.failure(result);
      case OUTCOME_NOT_SET ->
          throw Status.UNKNOWN.withDescription("the node gave no answer").asRuntimeException();
    };
  }

  private synchronized Exchange exchange() {
    Exchange open = exchange.filter(Exchange::isOpen).orElseGet(() -> Exchange.open(channel));
    exchange = Optional.of(open);
    return open;
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
