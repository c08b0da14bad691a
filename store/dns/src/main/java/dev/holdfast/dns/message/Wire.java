package dev.holdfast.dns.message;

/// Numbers of the wire format.
final class Wire {

  static final int HEADER_OCTETS = 12;
  static final int OPT_OCTETS = 11;
  static final int MAX_LABEL_OCTETS = 63;

  static final int OPT = 41;
  static final int CLASS_IN = 1;

  /// The two bits that make a label's length a pointer.
  static final int POINTER = 0xc0;

  /// The farthest place that the 14 bits of a pointer reach.
  static final int MAX_POINTER = 0x3fff;

  static final int FLAG_RESPONSE = 0x8000;
  static final int FLAG_AUTHORITATIVE = 0x0400;
  static final int FLAG_TRUNCATED = 0x0200;
  static final int FLAG_RECURSION_DESIRED = 0x0100;
  static final int EDNS_DNSSEC_OK = 0x8000;

  private Wire() {}

  static int opcode(int flags) {
    return flags >> 11 & 0xf;
  }

  static int u16(byte[] octets, int at) {
    return (octets[at] & 0xff) << 8 | octets[at + 1] & 0xff;
  }
}
