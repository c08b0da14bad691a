package dev.holdfast.server.call;

import java.time.Duration;
import java.util.Optional;

/// What somebody may still do now: so much each second, saved up for one second at the most.
final class TokenBucket {

  private static final double NANOS_PER_SECOND = 1e9;

  private final int perSecond;
  private double tokens;
  private long filledNanos;

  TokenBucket(int perSecond, long nowNanos) {
    this.perSecond = perSecond;
    this.tokens = perSecond;
    this.filledNanos = nowNanos;
  }

  /// Takes a token; where there is none, says how long it takes until there is one.
  synchronized Optional<Duration> take(long nowNanos) {
    fill(nowNanos);
    if (tokens >= 1) {
      tokens--;
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofNanos((long) Math.ceil((1 - tokens) / perSecond * NANOS_PER_SECOND)));
  }

  /// Whether it holds all it can: nobody has asked for a while, so it need not be remembered.
  synchronized boolean isFull(long nowNanos) {
    fill(nowNanos);
    return tokens >= perSecond;
  }

  private void fill(long nowNanos) {
    double gained = Math.max(0, nowNanos - filledNanos) / NANOS_PER_SECOND * perSecond;
    tokens = Math.min(perSecond, tokens + gained);
    filledNanos = nowNanos;
  }
}
