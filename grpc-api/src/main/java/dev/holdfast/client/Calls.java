package dev.holdfast.client;

import com.google.protobuf.Message;
import dev.holdfast.contract.Failure;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.function.Supplier;

/// Single calls, tried until they succeed, fail for good, or run out of time.
final class Calls {

  private final Nodes nodes;
  private final ClientOptions options;

  Calls(Nodes nodes, ClientOptions options) {
    this.nodes = nodes;
    this.options = options;
  }

  Nodes nodes() {
    return nodes;
  }

  ClientOptions options() {
    return options;
  }

  /// A call that changes something: at the leader, and under one request id however often it is
  /// tried.
  ///
  /// A request that is throttled is refused under its id for good, so it is tried again under
  /// another: not where its caller gave it the id.
  <Q extends Message, R extends Message> R change(MethodDescriptor<Q, R> method, Q request) {
    Attempts attempts = Attempts.ofChange(options);
    boolean renewable = Headers.requestId(request).isEmpty();
    while (true) {
      Q identified = Headers.identified(request);
      attempts.under(Headers.requestId(identified));
      try {
        return attempt(method, identified, attempts, nodes::leaderOrCurrent);
      } catch (ThrottledException throttled) {
        if (!renewable) {
          throw throttled;
        }
        attempts.awaitRoom(throttled);
      }
    }
  }

  <Q extends Message, R extends Message> R read(MethodDescriptor<Q, R> method, Q request) {
    return attempt(method, request, Attempts.ofRead(options), nodes::current);
  }

  private <Q extends Message, R extends Message> R attempt(
      MethodDescriptor<Q, R> method, Q request, Attempts attempts, Supplier<Node> choice) {
    while (true) {
      Node node = choice.get();
      Room room = node.room(method);
      Optional<Room.Place> taken = room.take();
      if (taken.isEmpty()) {
        attempts.failed(node.address(), room.full(node.address()));
        continue;
      }
      try (Room.Place place = taken.get()) {
        R response = node.call(method, request, attempts.timeout());
        place.served();
        nodes.served(node);
        Headers.of(response).ifPresent(nodes::learn);
        CallLog.served(method, request, node, Headers.of(response));
        return response;
      } catch (StatusRuntimeException thrown) {
        Failure failure = Failure.of(thrown);
        room.failed(taken.get(), failure);
        CallLog.failed(method, request, node, failure);
        moveOn(node, failure);
        attempts.failed(node.address(), failure);
      }
    }
  }

  /// Leaves a node that did not serve. One that answered, if only to refuse, stays the one to ask.
  void moveOn(Node node, Failure failure) {
    switch (failure) {
      case Failure.Unavailable _, Failure.TooLate _, Failure.OutcomeUnknown _ -> nodes.failed(node);
      case Failure.Broken _ -> nodes.failed(node);
      case Failure.Refused _, Failure.InvalidInput _, Failure.NotFound _ -> {}
      case Failure.HistoryGone _, Failure.AuditGone _ -> {}
      case Failure.OverLimit _, Failure.Throttled _ -> {}
      case Failure.NotPermitted _, Failure.Unauthenticated _ -> {}
    }
  }
}
