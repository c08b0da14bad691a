package dev.holdfast.contract;

import java.time.Duration;

/// The sizes and counts that every node holds calls to. A call above one of them fails with
/// [Failure.OverLimit] or [Failure.InvalidInput] and names it.
public final class Limits {

  /// Octets of one request message, a chunk of a plan included.
  public static final int REQUEST_OCTETS = 1 << 20;

  /// Octets of one message of a response stream, and about what a page of a list may have.
  public static final int RESPONSE_OCTETS = 1 << 20;

  /// Octets a client should be ready to receive in one message: a single endpoint can be larger
  /// than the page it stands on.
  public static final int INBOUND_OCTETS = 8 << 20;

  /// Calls of one message of an exchange.
  public static final int CARRIED_CALLS = 1000;

  /// Octets that the frame around a response of an exchange may add to it.
  public static final int FRAME_OCTETS = 64;

  /// Names, keys, record sets or preconditions of one call.
  public static final int NAMES_PER_CALL = 1000;

  /// Record sets of one endpoint.
  public static final int RECORD_SETS_PER_ENDPOINT = 100;

  /// Values of one record set.
  public static final int VALUES_PER_RECORD_SET = 1000;

  /// Entries of a page, when the caller does not say and at most.
  public static final int PAGE_SIZE_DEFAULT = 100;

  public static final int PAGE_SIZE_MAX = 1000;

  /// Characters of a request id, a caller's name and a reason.
  public static final int REQUEST_ID_CHARACTERS = 64;

  public static final int CALLER_CHARACTERS = 64;
  public static final int REASON_CHARACTERS = 512;

  /// Overrides named by one call, and rules of one override.
  public static final int OVERRIDES_PER_CALL = 16;

  public static final int RULES_PER_OVERRIDE = 16;

  /// Changes an override may be granted for, and how long it may live.
  public static final int OVERRIDE_USES = 1_000_000;

  public static final Duration OVERRIDE_LIFE_MIN = Duration.ofSeconds(1);
  public static final Duration OVERRIDE_LIFE_MAX = Duration.ofDays(7);

  /// How long a claim on a plan may last.
  public static final Duration CLAIM_LIFE_MIN = Duration.ofSeconds(1);

  public static final Duration CLAIM_LIFE_MAX = Duration.ofDays(7);

  /// How often a quiet watch gets a bookmark, at the least.
  public static final Duration BOOKMARK_INTERVAL = Duration.ofSeconds(10);

  /// Octets of the details of a status: HTTP/2 peers commonly take 8 KiB of trailers, of which
  /// base64 and the description need their share.
  public static final int STATUS_DETAIL_OCTETS = 4096;

  private Limits() {}
}
