package dev.holdfast.server.call;

import com.google.protobuf.MessageLite;
import dev.holdfast.contract.Failure;
import dev.holdfast.contract.Limits;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// Holds the node to what it can carry: a request's size, and how many calls and streams there are
/// at a time. What is above a limit is refused at once and by name, never queued.
public final class CallLimits implements ServerInterceptor {

  private final int callLimit;
  private final int streamLimit;
  private final Semaphore calls;
  private final Semaphore streams;

  /// @param calls calls with one request and one response that may be under way at a time
  /// @param streams streams, watches above all, that may be open at a time
  public CallLimits(int calls, int streams) {
    this.callLimit = calls;
    this.streamLimit = streams;
    this.calls = new Semaphore(calls);
    this.streams = new Semaphore(streams);
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    return switch (call.getMethodDescriptor().getType()) {
      case UNARY -> admitted(call, headers, next, calls, "calls under way at this node", callLimit);
      case CLIENT_STREAMING, SERVER_STREAMING, BIDI_STREAMING, UNKNOWN ->
          admitted(call, headers, next, streams, "streams open at this node", streamLimit);
    };
  }

  private static <Q, R> ServerCall.Listener<Q> admitted(
      ServerCall<Q, R> call,
      Metadata headers,
      ServerCallHandler<Q, R> next,
      Semaphore places,
      String subject,
      int limit) {
    if (!places.tryAcquire()) {
      throw new Failure.OverLimit(
              subject, Integer.toString(limit), "%d and one more".formatted(limit))
          .toException();
    }
    Place place = new Place(places);
    try {
      return new Admitted<>(next.startCall(call, headers), place);
    } catch (RuntimeException | Error thrown) {
      place.leave();
      throw thrown;
    }
  }

  /// One place among those there are, given back once.
  private record Place(Semaphore places, AtomicBoolean left) {
    Place(Semaphore places) {
      this(places, new AtomicBoolean());
    }

    void leave() {
      if (left.compareAndSet(false, true)) {
        places.release();
      }
    }
  }

  private static final class Admitted<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Place place;

    Admitted(ServerCall.Listener<Q> listener, Place place) {
      super(listener);
      this.place = place;
    }

    @Override
    public void onMessage(Q message) {
      int octets = ((MessageLite) message).getSerializedSize();
      if (octets > Limits.REQUEST_OCTETS) {
        throw new Failure.OverLimit(
                "request size", Limits.REQUEST_OCTETS + " octets", octets + " octets")
            .toException();
      }
      super.onMessage(message);
    }

    @Override
    public void onComplete() {
      place.leave();
      super.onComplete();
    }

    @Override
    public void onCancel() {
      place.leave();
      super.onCancel();
    }
  }
}
