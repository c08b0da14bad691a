package dev.holdfast.guard;

import java.time.Duration;
import java.util.OptionalInt;

/// The setting of [Velocity].
///
/// @param percent the greatest share of an endpoint's addresses that may go within the window
/// @param window a length of stamped time, 1 second to [#LONGEST_WINDOW]
public record VelocityLimit(int percent, Duration window) {

  public static final Duration LONGEST_WINDOW = Duration.ofDays(7);

  public VelocityLimit {
    Percent.check(Velocity.RULE, OptionalInt.of(percent));
    if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
      throw new IllegalArgumentException(
          "the window of %s is %s; it must be from 1 second to %d days"
              .formatted(Velocity.RULE, window, LONGEST_WINDOW.toDays()));
    }
  }
}
