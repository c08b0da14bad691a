package dev.holdfast.replica.codec;

import com.google.protobuf.ByteString;
import dev.holdfast.protocol.Formats;
import dev.holdfast.protocol.Request;

/// A request in its stored form, on its way into the log.
public final class EncodedRequest {

  private final ByteString octets;
  private final int formatVersion;

  private EncodedRequest(ByteString octets, int formatVersion) {
    this.octets = octets;
    this.formatVersion = formatVersion;
  }

  /// Encodes `request` and reads it back: what every node would stumble over when it applies the
  /// log must never get into it.
  ///
  /// @throws CodecException if the request does not survive being stored
  public static EncodedRequest of(Request request) {
    ByteString octets = CommandEncoder.encodeRequest(request).toByteString();
    if (!decode(octets).equals(request)) {
      throw new CodecException(
          "the request of %s cannot be stored unchanged; its text may hold characters that are none"
              .formatted(request.caller()));
    }
    return new EncodedRequest(octets, Formats.of(request.command()));
  }

  static Request decode(ByteString octets) {
    return Decoding.of(
        "a request", () -> CommandDecoder.request(CommandFormat.Request.parseFrom(octets)));
  }

  public int size() {
    return octets.size();
  }

  /// The version that a reader must know.
  public int formatVersion() {
    return formatVersion;
  }

  ByteString octets() {
    return octets;
  }
}
