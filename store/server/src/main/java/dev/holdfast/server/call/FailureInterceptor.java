package dev.holdfast.server.call;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.atomic.AtomicBoolean;

/// Closes a call with the status of what was thrown while it was served, so that services simply
/// throw.
public final class FailureInterceptor implements ServerInterceptor {

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    ClosedOnce<Q, R> closing = new ClosedOnce<>(call);
    try {
      return new Guarded<>(next.startCall(closing, headers), closing);
    } catch (RuntimeException | Error thrown) {
      closing.fail(thrown);
      return new ServerCall.Listener<>() {};
    }
  }

  /// A call that is closed by whoever comes first: its service, or what went wrong in it.
  private static final class ClosedOnce<Q, R> extends SimpleForwardingServerCall<Q, R> {
    private final AtomicBoolean closed = new AtomicBoolean();

    ClosedOnce(ServerCall<Q, R> call) {
      super(call);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      if (closed.compareAndSet(false, true)) {
        super.close(status, trailers);
      }
    }

    void fail(Throwable thrown) {
      StatusRuntimeException status =
          Unexpected.explain(getMethodDescriptor().getFullMethodName(), thrown);
      Metadata trailers = status.getTrailers();
      close(status.getStatus(), trailers == null ? new Metadata() : trailers);
    }
  }

  private static final class Guarded<Q> extends SimpleForwardingServerCallListener<Q> {
    private final ClosedOnce<Q, ?> call;

    Guarded(ServerCall.Listener<Q> listener, ClosedOnce<Q, ?> call) {
      super(listener);
      this.call = call;
    }

    @Override
    public void onMessage(Q message) {
      unlessClosed(() -> {
        UnreadableRequests.requireReadable(message, call.getMethodDescriptor());
        super.onMessage(message);
      });
    }

    @Override
    public void onHalfClose() {
      unlessClosed(super::onHalfClose);
    }

    @Override
    public void onReady() {
      unlessClosed(super::onReady);
    }

    /// Nothing more of a call that has failed reaches its service.
    private void unlessClosed(Runnable event) {
      if (call.closed.get()) {
        return;
      }
      try {
        event.run();
      } catch (RuntimeException | Error thrown) {
        call.fail(thrown);
      }
    }
  }
}
