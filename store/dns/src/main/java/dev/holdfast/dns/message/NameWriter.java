package dev.holdfast.dns.message;

/// Writes names, replacing by a pointer the longest ending that was written before (RFC 1035,
/// section 4.1.4).
///
/// It remembers the places of endings, up to a bound, and compares them in the message itself.
/// Names come in lower case; the question may be in any, so the comparison disregards it.
final class NameWriter {

  private static final int MAX_ENDINGS = 64;

  private final MessageBuffer message;
  private final int[] endings = new int[MAX_ENDINGS];
  private int count;

  NameWriter(MessageBuffer message) {
    this.message = message;
  }

  /// Writes the name that starts at `start` of `wire`.
  void compressed(byte[] wire, int start) {
    int whole = count;
    int at = start;
    while (wire[at] != 0 && !message.overflowed()) {
      int known = find(wire, at, whole);
      if (known >= 0) {
        message.u16(Wire.POINTER << 8 | known);
        return;
      }
      remember();
      int label = 1 + wire[at];
      message.bytes(wire, at, label);
      at += label;
    }
    message.u8(0);
  }

  private void remember() {
    if (count < MAX_ENDINGS && message.length() <= Wire.MAX_POINTER) {
      endings[count++] = message.length();
    }
  }

  /// Looks among the first `whole` endings; those behind belong to the name being written, which
  /// has no end yet.
  private int find(byte[] wire, int start, int whole) {
    for (int i = 0; i < whole; i++) {
      if (isAt(endings[i], wire, start)) {
        return endings[i];
      }
    }
    return -1;
  }

  private boolean isAt(int place, byte[] wire, int start) {
    int there = place;
    int at = start;
    while (true) {
      while (message.octetAt(there) >= Wire.POINTER) {
        there = (message.octetAt(there) & ~Wire.POINTER) << 8 | message.octetAt(there + 1);
      }
      int length = wire[at];
      if (message.octetAt(there) != length) {
        return false;
      }
      if (length == 0) {
        return true;
      }
      for (int i = 1; i <= length; i++) {
        if (lowerCase(message.octetAt(there + i)) != (wire[at + i] & 0xff)) {
          return false;
        }
      }
      there += 1 + length;
      at += 1 + length;
    }
  }

  private static int lowerCase(int octet) {
    return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
  }
}
