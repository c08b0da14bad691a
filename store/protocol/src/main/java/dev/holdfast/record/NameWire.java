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
    int[] starts = NameKey.labelStarts(key, name.labelCount());
    int at = 0;
    for (int i = starts.length - 1; i >= 0; i--) {
      byte[] label = NameKey.labelAt(key, starts[i]);
      wire[at++] = (byte) label.length;
      System.arraycopy(label, 0, wire, at, label.length);
      at += label.length;
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
