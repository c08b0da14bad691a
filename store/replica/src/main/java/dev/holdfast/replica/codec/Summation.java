package dev.holdfast.replica.codec;

import com.google.protobuf.CodedOutputStream;
import dev.holdfast.record.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;

/// Adds up items to a [StateSum]. For one thread.
final class Summation implements StateItems.Sink {

  private static final int FIRST_BUFFER_OCTETS = 1024;

  private final MessageDigest sha = Digest.sha256();
  private final byte[] hash = new byte[Digest.OCTETS];
  private final ByteBuffer lanes = ByteBuffer.wrap(hash);
  private byte[] buffer = new byte[FIRST_BUFFER_OCTETS];
  private long first;
  private long second;
  private long third;
  private long fourth;
  private long items;
  private long octets;

  @Override
  public void item(int sign, long place, StateFormat.StateRecord item) {
    int size = Long.BYTES + item.getSerializedSize();
    write(place, item, size);
    first += sign * lanes.getLong(0);
    second += sign * lanes.getLong(8);
    third += sign * lanes.getLong(16);
    fourth += sign * lanes.getLong(24);
    items += sign;
    octets += (long) sign * size;
  }

  private void write(long place, StateFormat.StateRecord item, int size) {
    if (buffer.length < size) {
      buffer = new byte[size];
    }
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(buffer, 0, size);
      out.writeFixed64NoTag(place);
      item.writeTo(out);
      out.checkNoSpaceLeft();
      sha.update(buffer, 0, size);
      sha.digest(hash, 0, hash.length);
    } catch (IOException impossible) {
      throw new UncheckedIOException("an item is larger than it says", impossible);
    } catch (DigestException impossible) {
      throw new IllegalStateException("a digest is larger than it is", impossible);
    }
  }

  StateSum sum() {
    return new StateSum(first, second, third, fourth, items, octets);
  }
}
