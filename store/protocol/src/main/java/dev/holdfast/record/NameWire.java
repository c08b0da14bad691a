package dev.holdfast.record;

/// The uncompressed wire form of names (RFC 1035, section 3.1).
final class NameWire {

  private NameWire() {}

  static DomainName read(byte[] wire, int offset) {
    NameKey key = new NameKey();
    int at = offset;
    while (true) {
      if (at >= wire.length) {
        throw new InvalidRecordException("a name runs past the end of its data");
      }
      int length = wire[at] & 0xff;
      if (length == 0) {
        return key.toName();
      }
      if (length > DomainName.MAX_LABEL_OCTETS) {
        throw new InvalidRecordException("a name is compressed where it may not be");
      }
      if (at + 1 + length > wire.length) {
        throw new InvalidRecordException("a name runs past the end of its data");
      }
      key.label(wire, at + 1, length);
      at += 1 + length;
    }
  }

  static byte[] write(DomainName name) {
    byte[] key = name.key();
    byte[] wire = new byte[length(name)];
    int start = wire.length - 1;
    for (int label = 0; label < key.length; ) {
      int length = NameKey.labelLength(key, label);
      start -= length + 1;
      wire[start] = (byte) length;
      label = NameKey.copyLabel(key, label, wire, start + 1);
    }
    return wire;
  }

  static int length(DomainName name) {
    int octets = 1;
    byte[] key = name.key();
    for (int i = 0; i < key.length; i++) {
      octets++;
      if (key[i] == 1) {
        i++;
      }
    }
    return octets;
  }
}
