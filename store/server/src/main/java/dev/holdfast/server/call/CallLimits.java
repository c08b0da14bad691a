package dev.holdfast.server.call;

import com.google.protobuf.MessageLite;
import dev.holdfast.contract.Failure;
import dev.holdfast.contract.Limits;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/// Holds the node to what it can carry: a request's size, how many calls and streams there are at a
/// time, and how much their requests hold together. What is above a limit is refused at once and by
/// name, never queued.
public final class CallLimits implements ServerInterceptor {

  private final Places calls;
  private final Places streams;
  private final Places octets;

  /// @param calls calls with one request and one response that may be under way at a time
  /// @param streams streams, watches above all, that may be open at a time
  /// @param octets what the requests under way may hold together
  public CallLimits(int calls, int streams, int octets) {
    this.calls = new Places("calls under way at this node", "", calls);
    this.streams = new Places("streams open at this node", "", streams);
    this.octets = new Places("requests under way at this node together", " octets", octets);
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    return switch (call.getMethodDescriptor().getType()) {
      case UNARY -> {
        Places.Held held = calls.take(1);
        yield admitted(held, () -> new Unary<>(next.startCall(call, headers), held));
      }
      case CLIENT_STREAMING, SERVER_STREAMING, BIDI_STREAMING, UNKNOWN -> {
        Places.Held held = streams.take(1);
        yield admitted(held, () -> new Stream<>(next.startCall(call, headers), held));
      }
    };
  }

  public int callsUnderWay() {
    return calls.taken();
  }

  public int streamsOpen() {
    return streams.taken();
  }

  public int octetsHeld() {
    return octets.taken();
  }

  private interface Start<Q> {
    ServerCall.Listener<Q> start();
  }

  private static <Q> ServerCall.Listener<Q> admitted(Places.Held held, Start<Q> start) {
    try {
      return start.start();
    } catch (RuntimeException | Error thrown) {
      held.giveBack();
      throw thrown;
    }
  }

  private static int size(Object message) {
    int octets = ((MessageLite) message).getSerializedSize();
    if (octets > Limits.REQUEST_OCTETS) {
      throw new Failure.OverLimit(
              "request size", Limits.REQUEST_OCTETS + " octets", octets + " octets")
          .toException();
    }
    return octets;
  }

  /// A call that holds one place, and room for its request until it is over.
  private final class Unary<Q> extends Holding<Q> {
    Unary(ServerCall.Listener<Q> listener, Places.Held place) {
      super(listener, place);
    }

    @Override
    public void onMessage(Q message) {
      hold(octets.take(size(message)));
      super.onMessage(message);
    }
  }

  /// A stream that holds one place, and room for each message while that is dealt with.
  private final class Stream<Q> extends Holding<Q> {
    Stream(ServerCall.Listener<Q> listener, Places.Held place) {
      super(listener, place);
    }

    @Override
    public void onMessage(Q message) {
      Places.Held room = octets.take(size(message));
      try {
        super.onMessage(message);
      } finally {
        room.giveBack();
      }
    }
  }

  /// Gives back what a call holds when it is over.
  private abstract static class Holding<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Places.Held place;
    private Places.Held request = Places.Held.NOTHING;

    Holding(ServerCall.Listener<Q> listener, Places.Held place) {
      super(listener);
      this.place = place;
    }

    void hold(Places.Held room) {
      request.giveBack();
      request = room;
    }

    @Override
    public void onComplete() {
      giveBack();
      super.onComplete();
    }

    @Override
    public void onCancel() {
      giveBack();
      super.onCancel();
    }

    private void giveBack() {
      place.giveBack();
      request.giveBack();
    }
  }
}
