package dev.holdfast.replica;

import dev.holdfast.protocol.Formats;

/// Which format version the log and the snapshots are in, as far as this node has applied them.
///
/// @param inUse the newest that may be written; commands of newer ones are refused
/// @param newest the newest that this node knows
/// @param waitingFor why the newest is not in use; empty where it is
public record FormatStanding(int inUse, int newest, String waitingFor) {

  /// Everything this software knows is in use.
  public static final FormatStanding NEWEST =
      new FormatStanding(Formats.NEWEST, Formats.NEWEST, "");
}
