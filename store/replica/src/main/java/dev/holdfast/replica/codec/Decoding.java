package dev.holdfast.replica.codec;

import java.io.IOException;
import java.time.DateTimeException;

/// Runs a decoder so that nothing but a [CodecException] leaves it. The values of the protocol
/// refuse what they cannot be with exceptions of their own; in stored octets that is damage, not
/// bad input.
final class Decoding {

  private Decoding() {}

  /// Reads one value; may fail as Protobuf and the values' constructors do.
  @FunctionalInterface
  interface Decoder<T> {
    T decode() throws IOException;
  }

  static <T> T of(String what, Decoder<T> decoder) {
    try {
      return decoder.decode();
    } catch (IOException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new CodecException("%s cannot be read: %s".formatted(what, e.getMessage()), e);
    }
  }
}
