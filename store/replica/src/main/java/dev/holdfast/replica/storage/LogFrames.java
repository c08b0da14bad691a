package dev.holdfast.replica.storage;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;

/// Reads the frames of one segment of Raft's log: a header, then for each entry its length, itself
/// and the CRC-32C of both, then zeros up to the end of what was allocated.
final class LogFrames {

  static final byte[] HEADER = {'R', 'a', 'f', 't', 'L', 'o', 'g', '1'};

  /// Every entry begins with the tag of its term.
  private static final byte TERM_TAG = 0x08;

  private static final int CRC_OCTETS = Integer.BYTES;
  private static final int MAX_LENGTH_OCTETS = 5;

  private final byte[] octets;

  LogFrames(byte[] octets) {
    this.octets = octets;
  }

  /// @param end the offset behind the frame
  record Frame(long index, int end) {}

  boolean hasHeader() {
    return octets.length >= HEADER.length
        && Arrays.equals(octets, 0, HEADER.length, HEADER, 0, HEADER.length);
  }

  /// The frame at `offset`, if it is whole and its checksum right.
  Optional<Frame> at(int offset) {
    Optional<Integer> end = declaredEnd(offset);
    if (end.isEmpty()) {
      return Optional.empty();
    }
    int crcAt = end.get() - CRC_OCTETS;
    CRC32C crc = new CRC32C();
    crc.update(octets, offset, crcAt - offset);
    if (ByteBuffer.wrap(octets).getInt(crcAt) != (int) crc.getValue()) {
      return Optional.empty();
    }
    int bodyAt = offset + lengthOctets(offset);
    try {
      LogEntryProto entry =
          LogEntryProto.parser().parseFrom(Arrays.copyOfRange(octets, bodyAt, crcAt));
      return Optional.of(new Frame(entry.getIndex(), end.get()));
    } catch (IOException notAnEntry) {
      return Optional.empty();
    }
  }

  /// Where the frame at `offset` says it ends, if it says so and that is within the file.
  Optional<Integer> declaredEnd(int offset) {
    if (offset >= octets.length) {
      return Optional.empty();
    }
    try {
      int limit = Math.min(MAX_LENGTH_OCTETS, octets.length - offset);
      int length = CodedInputStream.newInstance(octets, offset, limit).readRawVarint32();
      long end = (long) offset + lengthOctets(offset) + length + CRC_OCTETS;
      return length > 0 && end <= octets.length ? Optional.of((int) end) : Optional.empty();
    } catch (IOException noLength) {
      return Optional.empty();
    }
  }

  private int lengthOctets(int offset) {
    int at = offset;
    while (octets[at] < 0) {
      at++;
    }
    return at + 1 - offset;
  }

  boolean isZeroFrom(int offset) {
    for (int i = offset; i < octets.length; i++) {
      if (octets[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /// Whether a whole frame begins anywhere behind `offset`.
  boolean anyBehind(int offset) {
    for (int i = offset + 1; i < octets.length; i++) {
      if (octets[i] != 0 && beginsLikeAnEntry(i) && at(i).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private boolean beginsLikeAnEntry(int offset) {
    return declaredEnd(offset).isPresent() && octets[offset + lengthOctets(offset)] == TERM_TAG;
  }
}
