package dev.holdfast.chaos.simulation;

import java.time.Duration;
import java.util.Optional;

/// What to simulate.
///
/// @param firstSeed the others follow it
/// @param seeds how many, at the most
/// @param time how long to go on, at the most
/// @param workers how many runs to make side by side
public record SimulationOptions(long firstSeed, long seeds, Optional<Duration> time, int workers) {

  public SimulationOptions {
    if (seeds < 1 || workers < 1) {
      throw new IllegalArgumentException("there is at least 1 seed, and 1 run at a time");
    }
  }

  /// As many seeds from `first` on, as fast as this machine can.
  public static SimulationOptions of(long first, long seeds) {
    return new SimulationOptions(
        first, seeds, Optional.empty(), Runtime.getRuntime().availableProcessors());
  }

  public SimulationOptions within(Duration limit) {
    return new SimulationOptions(firstSeed, seeds, Optional.of(limit), workers);
  }
}
