package dev.holdfast.server.call;

import com.google.protobuf.MessageLite;
import dev.holdfast.contract.Failure;
import dev.holdfast.contract.Limits;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.EnumMap;
import java.util.Map;

/// Holds the node to what it can carry: a request's size, and for each [Lane] how many calls and
/// streams there are at a time, and how much their requests hold together. What is above a limit is
/// refused at once and by name, never queued.
public final class CallLimits implements ServerInterceptor {

  private final Lanes lanes;
  private final Map<Lane, Capacity> capacities = new EnumMap<>(Lane.class);

  /// @param calls reads, and likewise changes, with one request and one response that may be under
  ///   way at a time
  /// @param streams streams of responses, watches above all, that may be open at a time, and
  ///   likewise streams of requests
  /// @param octets what the requests of changes under way may hold together
  public CallLimits(Lanes lanes, int calls, int streams, int octets) {
    this.lanes = lanes;
    capacities.put(Lane.FAST, Capacity.ofFast());
    capacities.put(Lane.READS, Capacity.ofReads(calls, streams, octets));
    capacities.put(Lane.BULK, Capacity.ofBulk(calls, streams, octets));
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    Capacity capacity = capacities.get(lanes.of(call.getMethodDescriptor()));
    Taking octets = new Taking(capacity.octets(), Caller.name());
    return switch (call.getMethodDescriptor().getType()) {
      case UNARY -> {
        Places.Held held = capacity.calls().take(Caller.name(), 1);
        yield admitted(held, () -> new Unary<>(next.startCall(call, headers), held, octets));
      }
      case CLIENT_STREAMING, SERVER_STREAMING, BIDI_STREAMING, UNKNOWN -> {
        Places.Held held = capacity.streams().take(Caller.name(), 1);
        yield admitted(held, () -> new Stream<>(next.startCall(call, headers), held, octets));
      }
    };
  }

  public int callsUnderWay(Lane lane) {
    return capacities.get(lane).calls().taken();
  }

  public int streamsOpen(Lane lane) {
    return capacities.get(lane).streams().taken();
  }

  public int octetsHeld(Lane lane) {
    return capacities.get(lane).octets().taken();
  }

  /// Where the messages of a call take their room.
  private record Taking(Places octets, String caller) {
    Places.Held roomFor(Object message) {
      return octets.take(caller, size(message));
    }
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
  private static final class Unary<Q> extends Holding<Q> {
    private final Taking octets;

    Unary(ServerCall.Listener<Q> listener, Places.Held place, Taking octets) {
      super(listener, place);
      this.octets = octets;
    }

    @Override
    public void onMessage(Q message) {
      hold(octets.roomFor(message));
      super.onMessage(message);
    }
  }

  /// A stream that holds one place, and room for each message while that is dealt with.
  private static final class Stream<Q> extends Holding<Q> {
    private final Taking octets;

    Stream(ServerCall.Listener<Q> listener, Places.Held place, Taking octets) {
      super(listener, place);
      this.octets = octets;
    }

    @Override
    public void onMessage(Q message) {
      Places.Held room = octets.roomFor(message);
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
