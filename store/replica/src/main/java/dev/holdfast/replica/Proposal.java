package dev.holdfast.replica;

import org.apache.ratis.protocol.Message;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;

/// A log entry on its way into the log, which knows whether it has got there. Up to then a failure
/// means that nothing happened; from then on nobody here can tell.
final class Proposal implements Message {

  private final ByteString octets;
  private volatile boolean appended;

  Proposal(byte[] octets) {
    this.octets = UnsafeByteOperations.unsafeWrap(octets);
  }

  @Override
  public ByteString getContent() {
    return octets;
  }

  /// Called right before the entry goes into this node's log.
  void appending() {
    appended = true;
  }

  boolean mayHaveBeenAppended() {
    return appended;
  }
}
