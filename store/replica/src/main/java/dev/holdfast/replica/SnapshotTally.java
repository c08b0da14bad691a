package dev.holdfast.replica;

import java.time.Duration;

/// How the snapshots of a node have fared since it started.
///
/// @param taken how many it took
/// @param failed how many it could not write
/// @param lastIndex the last log entry in the newest snapshot, taken here or fetched; 0 before one
/// @param lastTook how long writing the last one took; zero before one
public record SnapshotTally(long taken, long failed, long lastIndex, Duration lastTook) {

  static final SnapshotTally NONE = new SnapshotTally(0, 0, 0, Duration.ZERO);

  SnapshotTally withTaken(long index, Duration took) {
    return new SnapshotTally(taken + 1, failed, index, took);
  }

  SnapshotTally withFailed() {
    return new SnapshotTally(taken, failed + 1, lastIndex, lastTook);
  }

  SnapshotTally withNewest(long index) {
    return new SnapshotTally(taken, failed, index, lastTook);
  }
}
