package dev.holdfast.replica.checkup;

/// What of the process's memory is in use for good.
///
/// @param usedOctets garbage not counted
/// @param maxOctets the most there can be
public record Memory(long usedOctets, long maxOctets) {

  /// Where nobody can tell.
  public static final Memory UNKNOWN = new Memory(0, Long.MAX_VALUE);
}
