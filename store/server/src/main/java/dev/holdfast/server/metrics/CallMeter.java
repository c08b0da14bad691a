package dev.holdfast.server.metrics;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Counts and times calls by method and status, and refusals by rule.
public final class CallMeter implements ServerInterceptor {

  private final MeterRegistry registry;

  public CallMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  /// Counts one refusal by `rule`.
  public void refused(String rule) {
    Counter.builder("holdfast.refusals")
        .description("Refusals, by the rule that refused")
        .tag("rule", rule)
        .register(registry)
        .increment();
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    long begun = System.nanoTime();
    return next.startCall(
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            super.close(status, trailers);
            record(getMethodDescriptor(), status, System.nanoTime() - begun);
          }
        },
        headers);
  }

  private void record(MethodDescriptor<?, ?> method, Status status, long nanos) {
    Timer.builder("holdfast.grpc.calls")
        .description("gRPC calls this node closed, by method and status")
        .tag("service", String.valueOf(method.getServiceName()))
        .tag("method", String.valueOf(method.getBareMethodName()))
        .tag("code", status.getCode().name())
        .serviceLevelObjectives(
            Duration.ofMillis(1),
            Duration.ofMillis(5),
            Duration.ofMillis(25),
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10))
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
  }
}
