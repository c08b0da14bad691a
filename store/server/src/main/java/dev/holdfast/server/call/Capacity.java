package dev.holdfast.server.call;

import dev.holdfast.contract.Limits;

/// What the calls of one lane may take of a node together.
///
/// @param calls calls with one request and one response that are under way
/// @param streams streams that are open
/// @param octets what the requests under way hold
record Capacity(Places calls, Places streams, Places octets) {

  private static final int FAST_CALLS = 64;
  private static final int FAST_OCTETS = 8 << 20;

  /// Capacity for what is rare and must always get in. It is for everyone alike.
  static Capacity ofFast() {
    return shared("urgent calls", FAST_CALLS, FAST_CALLS, FAST_OCTETS);
  }

  /// Capacity for reads. Their requests are small.
  static Capacity ofReads(int calls, int streams, int octets) {
    return shared("reads", calls, streams, atLeastARequest(octets / 4));
  }

  /// Capacity for changes, of which no caller may take more than half.
  static Capacity ofBulk(int calls, int streams, int octets) {
    return new Capacity(
        new Places("changes under way at this node", "", calls, half(calls)),
        new Places("streams of changes open at this node", "", streams, half(streams)),
        new Places(
            "requests for changes under way at this node together",
            " octets",
            octets,
            atLeastARequest(half(octets))));
  }

  private static Capacity shared(String things, int calls, int streams, int octets) {
    return new Capacity(
        new Places(things + " under way at this node", "", calls, calls),
        new Places("streams of %s open at this node".formatted(things), "", streams, streams),
        new Places(
            "requests of %s under way at this node together".formatted(things),
            " octets",
            octets,
            octets));
  }

  private static int half(int limit) {
    return (limit + 1) / 2;
  }

  private static int atLeastARequest(int octets) {
    return Math.max(octets, Limits.REQUEST_OCTETS);
  }
}
