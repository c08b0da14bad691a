package dev.holdfast.chaos.net;

import java.util.List;

/// What is lost on its way into a node.
///
/// @param sources addresses it comes from
/// @param percent of the packets
record Loss(List<String> sources, String to, int percent) {

  /// As nftables have it.
  String rule() {
    String from = "ip saddr { %s }".formatted(String.join(", ", sources));
    return percent >= 100
        ? from + " drop"
        : "%s numgen random mod 100 < %d drop".formatted(from, percent);
  }
}
