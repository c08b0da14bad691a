package dev.holdfast.record;

/// Checks the shape of the rdata the store must understand to answer and to guard: addresses by
/// their length, and the names that answering follows. Other types pass as they are.
final class RdataShape {

  private RdataShape() {}

  static void check(RecordType type, Rdata rdata) {
    switch (type.code()) {
      case 1 -> length(type, rdata, 4);
      case 28 -> length(type, rdata, 16);
      case 2, 5, 12, 39 -> nameAt(type, rdata, 0);
      case 15 -> nameAt(type, rdata, 2);
      case 33 -> nameAt(type, rdata, 6);
      default -> {
        // Opaque to the store (RFC 3597).
      }
    }
  }

  private static void length(RecordType type, Rdata rdata, int octets) {
    if (rdata.length() != octets) {
      throw new InvalidRecordException(
          "%s rdata has %d octets; it needs %d".formatted(type, rdata.length(), octets));
    }
  }

  private static void nameAt(RecordType type, Rdata rdata, int offset) {
    if (rdata.length() <= offset) {
      throw new InvalidRecordException("%s rdata is too short".formatted(type));
    }
    DomainName name = DomainName.fromWire(rdata.toBytes(), offset);
    if (rdata.length() != offset + name.wireLength()) {
      throw new InvalidRecordException("octets follow the name in %s rdata".formatted(type));
    }
  }
}
