package dev.holdfast.client;

import dev.holdfast.contract.Failure;
import java.time.Duration;
import java.util.Optional;

/// The request is larger, or one of more, than a limit allows. Nothing was changed.
public final class OverLimitException extends HoldfastException {

  private static final long serialVersionUID = 1L;

  private final String limit;
  private final String figure;
  private final transient Optional<Duration> retryAfter;

  OverLimitException(Failure.OverLimit over) {
    super(over.message());
    this.limit = over.limit();
    this.figure = over.figure();
    this.retryAfter = over.retryAfter();
  }

  /// What is allowed, with its unit.
  public String limit() {
    return limit;
  }

  /// What the request came to, with its unit.
  public String figure() {
    return figure;
  }

  @Override
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
