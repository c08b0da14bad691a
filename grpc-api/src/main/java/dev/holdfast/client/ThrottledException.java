package dev.holdfast.client;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The store holds as much as it may of what the request would add to: open plans, staged octets,
/// sealed plans. Nothing was changed. The same request may pass later, once there is room again.
public final class ThrottledException extends HoldfastException {

  private static final long serialVersionUID = 1L;

  private final transient Failure.Throttled throttled;

  ThrottledException(Failure.Throttled throttled) {
    super(throttled.message());
    this.throttled = throttled;
  }

  /// The refusals, at least one.
  public List<Refusal> refusals() {
    return throttled.refusals();
  }

  /// Whether the rule of this name is among the refusals.
  public boolean names(String rule) {
    return refusals().stream().anyMatch(refusal -> refusal.getRule().equals(rule));
  }

  @Override
  public Optional<Duration> retryAfter() {
    return throttled.retryAfter();
  }
}
