package dev.holdfast.server.metrics;

import dev.holdfast.server.call.CallLimits;
import dev.holdfast.server.call.Lane;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;

/// Counts and times calls by method and status, and refusals by rule.
public final class CallMeter implements ServerInterceptor {

  private final MeterRegistry registry;
  private final Map<Ending, Timer> timers = new ConcurrentHashMap<>();

  public CallMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  /// Shows what `limits` holds now.
  public void watch(CallLimits limits) {
    for (Lane lane : Lane.values()) {
      gauge("calls", "Calls under way", it -> it.callsUnderWay(lane), limits, lane);
      gauge("streams", "Streams open", it -> it.streamsOpen(lane), limits, lane);
      gauge(
          "request.octets",
          "What the requests under way hold together",
          it -> it.octetsHeld(lane),
          limits,
          lane);
    }
  }

  private void gauge(
      String what,
      String description,
      ToDoubleFunction<CallLimits> value,
      CallLimits limits,
      Lane lane) {
    Gauge.builder("holdfast.grpc.open." + what, limits, value)
        .description(description)
        .tag("lane", lane.name().toLowerCase(Locale.ROOT))
        .register(registry);
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
    Measured measured = new Measured(call.getMethodDescriptor());
    ServerCall<Q, R> closing =
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            measured.ended(status.getCode());
            super.close(status, trailers);
          }
        };
    return new SimpleForwardingServerCallListener<>(next.startCall(closing, headers)) {
      @Override
      public void onCancel() {
        measured.ended(Status.Code.CANCELLED);
        super.onCancel();
      }
    };
  }

  /// One call, which ends once: by its service, or by its caller going away.
  private final class Measured {
    private final MethodDescriptor<?, ?> method;
    private final long begunNanos = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();

    Measured(MethodDescriptor<?, ?> method) {
      this.method = method;
    }

    void ended(Status.Code code) {
      if (ended.compareAndSet(false, true)) {
        record(method, code, System.nanoTime() - begunNanos);
      }
    }
  }

  /// Finding a timer in the registry costs as much as a small call does; so each is found once.
  private record Ending(String method, Status.Code code) {}

  private void record(MethodDescriptor<?, ?> method, Status.Code code, long nanos) {
    timers
        .computeIfAbsent(
            new Ending(method.getFullMethodName(), code), ending -> timer(method, ending.code()))
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(MethodDescriptor<?, ?> method, Status.Code code) {
    return Timer.builder("holdfast.grpc.calls")
        .description("gRPC calls that ended, by method and status")
        .tag("service", String.valueOf(method.getServiceName()))
        .tag("method", String.valueOf(method.getBareMethodName()))
        .tag("code", code.name())
        .serviceLevelObjectives(
            Duration.ofMillis(1),
            Duration.ofMillis(5),
            Duration.ofMillis(25),
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10))
        .register(registry);
  }
}
