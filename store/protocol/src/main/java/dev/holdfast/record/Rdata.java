package dev.holdfast.record;

import java.util.Arrays;
import java.util.HexFormat;

/// The data of one record in uncompressed wire form, ordered as unsigned octets (RFC 4034, section
/// 6.3). What the octets mean is the record type's business.
public final class Rdata implements Comparable<Rdata> {

  /// Octets of the longest rdata (its length field has 16 bits).
  public static final int MAX_OCTETS = 0xffff;

  private final byte[] octets;

  private Rdata(byte[] octets) {
    this.octets = octets;
  }

  /// Rdata of a copy of `octets`.
  ///
  /// @throws InvalidRecordException if there are more than [#MAX_OCTETS]
  public static Rdata of(byte[] octets) {
    if (octets.length > MAX_OCTETS) {
      throw new InvalidRecordException(
          "rdata has %d octets; the limit is %d".formatted(octets.length, MAX_OCTETS));
    }
    return new Rdata(octets.clone());
  }

  public int length() {
    return octets.length;
  }

  public byte octetAt(int index) {
    return octets[index];
  }

  /// A copy of the octets.
  public byte[] toBytes() {
    return octets.clone();
  }

  /// Copies the octets to `target` from `offset` on.
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(octets, 0, target, offset, octets.length);
  }

  @Override
  public int compareTo(Rdata other) {
    return Arrays.compareUnsigned(octets, other.octets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rdata rdata && Arrays.equals(octets, rdata.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  /// The octets in hexadecimal.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(octets);
  }
}
