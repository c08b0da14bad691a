package dev.holdfast.replica.trace;

import java.nio.file.Path;

/// Where a node records what it applies, and how much at most.
///
/// @param maxOctets what the file may hold, over all the runs of the node
public record TraceOptions(Path file, long maxOctets) {

  /// Room for a first record and the end.
  public static final long LEAST_OCTETS = 64L << 10;

  public TraceOptions {
    if (maxOctets < LEAST_OCTETS) {
      throw new IllegalArgumentException(
          "a trace of at most %d octets holds nothing; allow %d or more"
              .formatted(maxOctets, LEAST_OCTETS));
    }
  }
}
