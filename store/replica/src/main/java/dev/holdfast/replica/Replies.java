package dev.holdfast.replica;

import dev.holdfast.protocol.Reply;
import java.util.List;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/// What became of the requests of one log entry. Goes from the apply thread to the batcher of the
/// same process as the object it is, so it has no octets.
record Replies(long index, List<Reply> replies) implements Message {

  @Override
  public ByteString getContent() {
    return ByteString.EMPTY;
  }
}
