package dev.holdfast.chaos.history;

import java.time.Duration;

/// When a call was under way, since the beginning of the run.
///
/// @param invoked before it was sent
/// @param returned after its answer came, or it was given up
public record Span(Duration invoked, Duration returned) {

  public Span {
    if (returned.compareTo(invoked) < 0) {
      throw new IllegalArgumentException(
          "a call that began at %s cannot have ended at %s".formatted(invoked, returned));
    }
  }

  /// Whether this was over before `other` began.
  public boolean isBefore(Span other) {
    return returned.compareTo(other.invoked) < 0;
  }

  @Override
  public String toString() {
    return "%.3f-%.3f s".formatted(invoked.toNanos() / 1e9, returned.toNanos() / 1e9);
  }
}
