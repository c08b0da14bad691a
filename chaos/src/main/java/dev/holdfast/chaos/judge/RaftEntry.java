package dev.holdfast.chaos.judge;

import com.google.protobuf.ByteString;

/// One entry of Raft's log as it lies on a disk.
///
/// @param command what the state machine is given; empty in entries of Raft's own
/// @param checksum of all of it
record RaftEntry(long term, long index, ByteString command, int checksum) {

  /// Whether it is the same entry, to the last octet.
  boolean isSameAs(RaftEntry other) {
    return term == other.term && checksum == other.checksum && command.equals(other.command);
  }
}
