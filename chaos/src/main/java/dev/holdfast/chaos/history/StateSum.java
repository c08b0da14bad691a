package dev.holdfast.chaos.history;

import java.time.Duration;

/// What a node said the sum of its state was, after it had applied the log up to an index.
public record StateSum(String node, long index, String sum, Duration at) implements Entry {

  @Override
  public String toString() {
    return "%.3f s node %s: sum %s at index %d".formatted(at.toNanos() / 1e9, node, sum, index);
  }
}
