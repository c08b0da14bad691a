package dev.holdfast.dns.message;

import dev.holdfast.record.Rdata;
import java.util.Arrays;

/// Octets of a message in the making, up to a limit. What goes beyond the limit is not written; the
/// writer asks [#overflowed] at the end of each record set and goes back to a mark if need be.
final class MessageBuffer {

  private static final int FIRST_OCTETS = 512;

  private int limit;
  private byte[] octets;
  private int length;
  private boolean overflowed;

  MessageBuffer(int limit) {
    this.limit = limit;
    this.octets = new byte[Math.min(limit, FIRST_OCTETS)];
  }

  int length() {
    return length;
  }

  boolean overflowed() {
    return overflowed;
  }

  /// Sets another limit, for what room was kept for.
  void limit(int limit) {
    this.limit = limit;
  }

  /// Forgets everything from `mark` on.
  void goBackTo(int mark) {
    length = mark;
    overflowed = false;
  }

  int octetAt(int index) {
    return octets[index] & 0xff;
  }

  void u8(int value) {
    if (reserve(1)) {
      octets[length++] = (byte) value;
    }
  }

  void u16(int value) {
    if (reserve(2)) {
      length += 2;
      u16At(length - 2, value);
    }
  }

  void u32(int value) {
    u16(value >>> 16);
    u16(value & 0xffff);
  }

  void bytes(byte[] source, int offset, int count) {
    if (reserve(count)) {
      System.arraycopy(source, offset, octets, length, count);
      length += count;
    }
  }

  void rdata(Rdata rdata) {
    if (reserve(rdata.length())) {
      rdata.copyTo(octets, length);
      length += rdata.length();
    }
  }

  int u16At(int index) {
    return Wire.u16(octets, index);
  }

  /// Sets two octets that were written before.
  void u16At(int index, int value) {
    octets[index] = (byte) (value >>> 8);
    octets[index + 1] = (byte) value;
  }

  byte[] toBytes() {
    return Arrays.copyOf(octets, length);
  }

  private boolean reserve(int count) {
    if (overflowed || length + count > limit) {
      overflowed = true;
      return false;
    }
    if (length + count > octets.length) {
      octets = Arrays.copyOf(octets, Math.min(limit, Math.max(length + count, 2 * octets.length)));
    }
    return true;
  }
}
