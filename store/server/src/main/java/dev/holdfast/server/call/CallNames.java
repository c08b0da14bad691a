package dev.holdfast.server.call;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import org.slf4j.MDC;

/// Names a call in every line that is logged while it is served: its method, its caller, and its
/// request's id once that is known. They are in the logging context of the thread, so that lines of
/// libraries have them too.
public final class CallNames implements ServerInterceptor {

  public static final String METHOD = "method";
  public static final String CALLER = "caller";
  public static final String REQUEST_ID = "request_id";

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    Names names = new Names(call.getMethodDescriptor().getBareMethodName(), Caller.name());
    names.enter();
    try {
      return new Named<>(next.startCall(call, headers), names);
    } finally {
      names.leave();
    }
  }

  /// What one call is called.
  private static final class Names {
    private final String method;
    private final String caller;
    private String requestId = "";

    Names(String method, String caller) {
      this.method = method;
      this.caller = caller;
    }

    void enter() {
      MDC.put(METHOD, method);
      MDC.put(CALLER, caller);
      if (!requestId.isEmpty()) {
        MDC.put(REQUEST_ID, requestId);
      }
    }

    void leave() {
      MDC.clear();
    }
  }

  private static final class Named<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Names names;

    Named(ServerCall.Listener<Q> listener, Names names) {
      super(listener);
      this.names = names;
    }

    @Override
    public void onMessage(Q message) {
      if (names.requestId.isEmpty()) {
        names.requestId = RequestIds.of(message);
      }
      named(() -> super.onMessage(message));
    }

    @Override
    public void onHalfClose() {
      named(super::onHalfClose);
    }

    @Override
    public void onReady() {
      named(super::onReady);
    }

    @Override
    public void onCancel() {
      named(super::onCancel);
    }

    private void named(Runnable event) {
      names.enter();
      try {
        event.run();
      } finally {
        names.leave();
      }
    }
  }
}
