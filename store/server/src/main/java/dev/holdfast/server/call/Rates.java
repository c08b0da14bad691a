package dev.holdfast.server.call;

import dev.holdfast.contract.Failure;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Holds each caller to so many calls a second at this node. What is above that is refused at once.
///
/// Nodes are not held to it, nor is the fast lane: whoever has flooded a node may still freeze what
/// the flood does. Calls that are passed on count here and, under the same name, at the leader.
public final class Rates implements ServerInterceptor {

  /// Callers remembered at a time. Further ones share one rate until others have gone quiet.
  static final int MOST_CALLERS = 10_000;

  private static final String FURTHER_CALLERS = "";

  private final Lanes lanes;
  private final Optional<Integer> perSecond;
  private final LongSupplier clock;
  private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

  /// @param perSecond calls a second, absent where there is no limit
  /// @param clock nanoseconds since some moment
  public Rates(Lanes lanes, Optional<Integer> perSecond, LongSupplier clock) {
    this.lanes = lanes;
    this.perSecond = perSecond;
    this.clock = clock;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    if (lanes.of(call.getMethodDescriptor()) != Lane.FAST) {
      admit(Caller.identity());
    }
    return next.startCall(call, headers);
  }

  /// Counts a call of `caller`; fails if it is one too many.
  public void admit(Identity caller) {
    if (perSecond.isEmpty() || caller instanceof Identity.Node) {
      return;
    }
    String name =
        remembered(caller instanceof Identity.Named named ? named.name() : FURTHER_CALLERS);
    Optional<Duration> wait =
        buckets
            .computeIfAbsent(name, _ -> new TokenBucket(perSecond.get(), clock.getAsLong()))
            .take(clock.getAsLong());
    if (wait.isPresent()) {
      throw new Failure.OverLimit(
              "calls of %s at this node".formatted(name.isEmpty() ? "further callers" : name),
              perSecond.get() + " a second",
              "one more",
              wait)
          .toException();
    }
  }

  /// The name under which a caller is counted.
  private String remembered(String name) {
    if (buckets.containsKey(name)) {
      return name;
    }
    if (buckets.size() >= MOST_CALLERS) {
      buckets.values().removeIf(bucket -> bucket.isFull(clock.getAsLong()));
    }
    return buckets.size() < MOST_CALLERS ? name : FURTHER_CALLERS;
  }

  int remembered() {
    return buckets.size();
  }
}
