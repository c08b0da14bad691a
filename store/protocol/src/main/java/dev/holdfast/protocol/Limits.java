package dev.holdfast.protocol;

import java.time.Duration;

/// Bounds on what the state may hold. They are part of the protocol: all nodes must agree on them,
/// so they change only with the log's format version.
public final class Limits {

  /// Plans that may be open at a time.
  public static final int OPEN_PLANS = 64;

  /// Sealed plans that may be kept; above it no plan is opened until clean-up has made room.
  public static final int SEALED_PLANS = 2_000;

  /// Octets of record sets that one caller may have in open plans: see
  /// [dev.holdfast.plan.PlanContents#octets].
  public static final long STAGED_OCTETS_OF_CALLER = 128L << 20;

  /// Octets of record sets in all plans together, open or sealed.
  public static final long STAGED_OCTETS = 512L << 20;

  /// Endpoints that may be frozen at a time.
  public static final int FROZEN_ENDPOINTS = 2_000_000;

  /// Zones that may be frozen at a time.
  public static final int FROZEN_ZONES = 100_000;

  /// Endpoints of one zone that may have guards of their own.
  public static final int GUARDED_ENDPOINTS = 100_000;

  /// Outside targets.
  public static final int TARGETS = 64;

  /// Claims in force or not yet forgotten, of all targets together.
  public static final int CLAIMS = 256;

  /// The longest time a claim may last.
  public static final Duration LONGEST_CLAIM = Duration.ofDays(7);

  /// Endpoints that all targets together may be reported to hold.
  public static final int REPORTS = 2_000_000;

  /// Endpoints in one plan.
  public static final int PLAN_ENDPOINTS = 2_000_000;

  /// Roles granted, to all principals together.
  public static final int GRANTS = 10_000;

  /// Bearer tokens that have not expired or are not forgotten yet.
  public static final int TOKENS = 10_000;

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
