package dev.holdfast.guard;

/// The setting of [TtlInRange]: both ends belong to the range.
public record TtlRange(int minSeconds, int maxSeconds) {

  public TtlRange {
    if (minSeconds < 0 || maxSeconds < minSeconds) {
      throw new IllegalArgumentException(
          "%s is %d to %d seconds; it must go up, from 0"
              .formatted(TtlInRange.RULE, minSeconds, maxSeconds));
    }
  }

  boolean holds(int seconds) {
    return seconds >= minSeconds && seconds <= maxSeconds;
  }

  @Override
  public String toString() {
    return "%d to %d seconds".formatted(minSeconds, maxSeconds);
  }
}
