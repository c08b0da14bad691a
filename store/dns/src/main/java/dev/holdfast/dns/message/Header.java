package dev.holdfast.dns.message;

/// What a response repeats of a query's header.
///
/// @param id chosen by the asker, 16 bits
/// @param flags as received, 16 bits
public record Header(int id, int flags) {

  int opcode() {
    return Wire.opcode(flags);
  }

  /// The response's flags before anything is known of the answer: opcode and RD as received, all
  /// else clear, Z, AD and CD among them (RFC 4035, section 3.1.6).
  int responseFlags() {
    return Wire.FLAG_RESPONSE | flags & (0xf << 11 | Wire.FLAG_RECURSION_DESIRED);
  }
}
