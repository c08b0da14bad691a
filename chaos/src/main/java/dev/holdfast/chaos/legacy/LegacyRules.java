package dev.holdfast.chaos.legacy;

import java.time.Duration;

/// How the stand-in works.
///
/// @param fenced whether the lock record also says which plan was installed under it, and a write
///   of an older one is refused
/// @param keptGenerations clean-up deletes plans more than this many generations older than the one
///   just applied
/// @param lockLifetime after which another may take a lock that was not given back
/// @param attempts how often an enactor tries to install a plan at an endpoint before it goes on
/// @param backOff before the second attempt; twice as long before each further one
/// @param rest from the end of a pass to the look for a newer plan
public record LegacyRules(
    boolean fenced,
    int keptGenerations,
    Duration lockLifetime,
    int attempts,
    Duration backOff,
    Duration rest) {

  /// The rules of that night.
  public static final LegacyRules UNFENCED =
      new LegacyRules(
          false, 10, Duration.ofSeconds(2), 6, Duration.ofMillis(10), Duration.ofMillis(400));

  /// The same rules, and the comparison in the write.
  public LegacyRules withFence() {
    return new LegacyRules(true, keptGenerations, lockLifetime, attempts, backOff, rest);
  }
}
