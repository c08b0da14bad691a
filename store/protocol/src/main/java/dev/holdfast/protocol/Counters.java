package dev.holdfast.protocol;

import java.time.Instant;

/// The numbers of the store that only grow.
///
/// @param revision accepted commands that changed something, so far
/// @param clock the greatest stamp seen; expiry compares with it and with nothing else
/// @param lastGeneration the last generation drawn
/// @param floor the floor of zones created from here on: see [dev.holdfast.zone.Zone#floor]
/// @param lastOverride the last override id drawn
public record Counters(
    long revision, Instant clock, long lastGeneration, long floor, long lastOverride) {

  static final Counters ZERO = new Counters(0, Instant.EPOCH, 0, 0, 0);

  Counters nextRevision() {
    return new Counters(revision + 1, clock, lastGeneration, floor, lastOverride);
  }

  /// These counters at `stamp`, or at their own clock where that is later.
  Counters at(Instant stamp) {
    return stamp.isAfter(clock)
        ? new Counters(revision, stamp, lastGeneration, floor, lastOverride)
        : this;
  }

  Counters drawingGeneration() {
    return new Counters(revision, clock, lastGeneration + 1, floor, lastOverride);
  }

  Counters drawingOverride() {
    return new Counters(revision, clock, lastGeneration, floor, lastOverride + 1);
  }

  Counters withFloor(long raised) {
    return new Counters(revision, clock, lastGeneration, raised, lastOverride);
  }
}
