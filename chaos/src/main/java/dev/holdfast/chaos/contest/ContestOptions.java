package dev.holdfast.chaos.contest;

import java.time.Duration;

/// How long a contest lasts.
///
/// @param rounds that count
/// @param warmUp how long each store is written to before the first
/// @param measured how long each load counts
/// @param failOvers how often each store loses its leader
/// @param electionTimeout the least a follower waits for a silent leader; at most twice as long
public record ContestOptions(
    int rounds, Duration warmUp, Duration measured, int failOvers, Duration electionTimeout) {

  public static final ContestOptions DEFAULT =
      new ContestOptions(
          5, Duration.ofSeconds(45), Duration.ofSeconds(6), 5, Duration.ofSeconds(1));
}
