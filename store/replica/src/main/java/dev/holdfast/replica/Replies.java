package dev.holdfast.replica;

import dev.holdfast.protocol.Reply;
import java.time.Duration;
import java.util.List;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/// What became of the requests of one log entry. Goes from the apply thread to the batcher of the
/// same process as the object it is, so it has no octets.
///
/// @param applying how long it took to carry out the entry
record Replies(long index, List<Reply> replies, Duration applying) implements Message {

  @Override
  public ByteString getContent() {
    return ByteString.EMPTY;
  }
}
