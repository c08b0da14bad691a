package dev.holdfast.protocol;

import java.time.Duration;

/// Bounds on what the state may hold. They are part of the protocol: all nodes must agree on them,
/// so they change only with the log's format version.
public final class Limits {

  /// Plans that may be open at a time.
  public static final int OPEN_PLANS = 64;

  /// Endpoints in one plan.
  public static final int PLAN_ENDPOINTS = 2_000_000;

  /// Requests whose replies are remembered, so that a repeated one is not carried out twice.
  public static final int REMEMBERED_REQUESTS = 10_000;

  /// How long a reply is remembered, in stamped time.
  public static final Duration REQUEST_MEMORY = Duration.ofMinutes(15);

  /// The longest time a command may name. Stamps plus durations must stay within what an instant
  /// can hold, or one command could stop every node that applies it.
  public static final Duration LONGEST = Duration.ofDays(366);

  private Limits() {}

  static void checkDuration(String what, Duration duration) {
    if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s is %s; it must be from 0 to %d days".formatted(what, duration, LONGEST.toDays()));
    }
  }
}
