package dev.holdfast.zone;

/// A zone's serial number: 32 bits, compared on a circle (RFC 1982). Never 0 here, because some
/// secondaries take 0 for "none yet".
public record Serial(int bits) implements Comparable<Serial> {

  public static final Serial FIRST = new Serial(1);

  public Serial {
    if (bits == 0) {
      throw new IllegalArgumentException("a serial is never 0");
    }
  }

  /// The serial with the unsigned value `value`, 1 to 4294967295; 0 becomes 1.
  public static Serial of(long value) {
    if (value < 0 || value > 0xffff_ffffL) {
      throw new IllegalArgumentException("serial %d is not in 0..4294967295".formatted(value));
    }
    return value == 0 ? FIRST : new Serial((int) value);
  }

  /// The serial of the zone's next version.
  public Serial next() {
    return bits == -1 ? FIRST : new Serial(bits + 1);
  }

  /// Whether a secondary that holds `other` would take this one for newer.
  public boolean isAfter(Serial other) {
    return bits - other.bits > 0;
  }

  public long value() {
    return Integer.toUnsignedLong(bits);
  }

  /// Orders by unsigned value, for sorting only; use [#isAfter] to tell old from new.
  @Override
  public int compareTo(Serial other) {
    return Integer.compareUnsigned(bits, other.bits);
  }

  @Override
  public String toString() {
    return Integer.toUnsignedString(bits);
  }
}
