package dev.holdfast.chaos.net;

/// What is lost on its way into a node.
///
/// @param source address it comes from
/// @param percent of the packets
record Loss(String source, String to, int percent) {

  /// As nftables have it.
  String rule() {
    return percent >= 100
        ? "ip saddr %s drop".formatted(source)
        : "ip saddr %s numgen random mod 100 < %d drop".formatted(source, percent);
  }
}
