package dev.holdfast.replica.codec;

import dev.holdfast.record.Digest;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;

/// Adds up items to a [StateSum]. For one thread.
final class Summation implements StateItems.Sink {

  private final MessageDigest sha = Digest.sha256();
  private final byte[] hash = new byte[Digest.OCTETS];
  private final ByteBuffer lanes = ByteBuffer.wrap(hash);
  private long first;
  private long second;
  private long third;
  private long fourth;
  private long items;
  private long octets;

  @Override
  public void item(int sign, ItemForm item) {
    hash(item);
    first += sign * lanes.getLong(0);
    second += sign * lanes.getLong(8);
    third += sign * lanes.getLong(16);
    fourth += sign * lanes.getLong(24);
    items += sign;
    octets += (long) sign * item.length();
  }

  private void hash(ItemForm item) {
    try {
      item.update(sha);
      sha.digest(hash, 0, hash.length);
    } catch (DigestException impossible) {
      throw new IllegalStateException("a digest is larger than it is", impossible);
    }
  }

  StateSum sum() {
    return new StateSum(first, second, third, fourth, items, octets);
  }
}
