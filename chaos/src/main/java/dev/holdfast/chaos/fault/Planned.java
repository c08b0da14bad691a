package dev.holdfast.chaos.fault;

import java.time.Duration;

/// A fault that is to happen.
///
/// @param number counted from 1, in order of time
/// @param storm the storm it is part of, counted from 1; 0 where it is alone
/// @param at from the beginning of the run
/// @param time how long it lasts
/// @param draw from which what the fault leaves open is decided
public record Planned(int number, int storm, Fault fault, Duration at, Duration time, long draw) {

  @Override
  public String toString() {
    return "%3d  at %5.1f s for %4.1f s  %s%s"
        .formatted(
            number,
            at.toMillis() / 1e3,
            time.toMillis() / 1e3,
            fault.name(),
            storm == 0 ? "" : ", in storm " + storm);
  }
}
