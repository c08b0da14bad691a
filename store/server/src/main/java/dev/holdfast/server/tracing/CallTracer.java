package dev.holdfast.server.tracing;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.opentelemetry.api.trace.Tracer;
import java.util.Optional;

/// Lets what a call does be traced, by the tracer of the node that serves it.
final class CallTracer implements ServerInterceptor {

  private static final Context.Key<Optional<Tracer>> HERE =
      Context.keyWithDefault("holdfast-tracer", Optional.empty());

  private final Optional<Tracer> tracer;

  CallTracer(Tracer tracer) {
    this.tracer = Optional.of(tracer);
  }

  static Optional<Tracer> ofThisCall() {
    return HERE.get();
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    return Contexts.interceptCall(Context.current().withValue(HERE, tracer), call, headers, next);
  }
}
