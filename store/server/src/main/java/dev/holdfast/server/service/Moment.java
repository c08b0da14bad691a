package dev.holdfast.server.service;

import dev.holdfast.protocol.State;
import dev.holdfast.replica.Applied;
import java.time.Duration;
import java.util.Optional;

/// The state a read is answered from.
///
/// @param index the last log entry in it; 0 where there is none yet
/// @param age how long ago the node last heard from a leader, where the read did not ask for more
record Moment(long index, State state, Optional<Duration> age) {

  Moment {
    index = Math.max(0, index);
  }

  static Moment confirmed(Applied applied) {
    return new Moment(applied.index(), applied.state(), Optional.empty());
  }

  static Moment local(Applied applied, Duration age) {
    return new Moment(applied.index(), applied.state(), Optional.of(age));
  }
}
