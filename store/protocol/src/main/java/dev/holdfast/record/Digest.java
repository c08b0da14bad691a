package dev.holdfast.record;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// A SHA-256 digest.
public final class Digest {

  public static final int OCTETS = 32;

  private final byte[] octets;

  private Digest(byte[] octets) {
    this.octets = octets;
  }

  /// The digest that has these octets.
  ///
  /// @throws InvalidRecordException unless there are [#OCTETS] of them
  public static Digest of(byte[] octets) {
    if (octets.length != OCTETS) {
      throw new InvalidRecordException(
          "a digest has %d octets, not %d".formatted(OCTETS, octets.length));
    }
    return new Digest(octets.clone());
  }

  /// The digest of `content`.
  public static Digest ofContent(byte[] content) {
    return new Digest(sha256().digest(content));
  }

  /// The digest written in `text` as 64 hexadecimal digits.
  ///
  /// @throws InvalidRecordException if it is not
  public static Digest parse(String text) {
    try {
      return of(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException notHex) {
      throw new InvalidRecordException(
          "'%s' is no digest; it has 64 hexadecimal digits".formatted(Excerpt.of(text)));
    }
  }

  /// A fresh SHA-256, which every Java platform has.
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this Java platform has no SHA-256", impossible);
    }
  }

  public byte[] toBytes() {
    return octets.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest digest && Arrays.equals(octets, digest.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(octets);
  }
}
