package dev.holdfast.server.translation;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import dev.holdfast.contract.Limits;
import dev.holdfast.protocol.Request;
import dev.holdfast.record.Digest;
import dev.holdfast.v1.RequestHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/// What makes a request exactly-once: its id, and a digest by which the same id on another request
/// is told.
public final class RequestKeys {

  private static final Pattern ID =
      Pattern.compile("[A-Za-z0-9._:-]{1,%d}".formatted(Limits.REQUEST_ID_CHARACTERS));

  private RequestKeys() {}

  /// The key of `message`, whose header is `header`, if it has a request id.
  public static Optional<Request.Key> of(Message message, RequestHeader header) {
    String id = header.getRequestId();
    if (id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Request.Key(id("header.request_id", id), body(withoutId(message, header))));
  }

  /// The id that stands in the field of this name.
  public static String id(String field, String id) {
    if (!ID.matcher(id).matches()) {
      throw Field.of(field)
          .invalid(
              "is not 1 to %d characters of A-Z a-z 0-9 . _ : -"
                  .formatted(Limits.REQUEST_ID_CHARACTERS));
    }
    return id;
  }

  private static Message withoutId(Message message, RequestHeader header) {
    return message.toBuilder()
        .setField(
            message.getDescriptorForType().findFieldByName("header"),
            header.toBuilder().clearRequestId().build())
        .build();
  }

  /// SHA-256 over the message's type and its deterministic serialisation.
  private static Digest body(Message message) {
    byte[] octets = new byte[message.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(octets);
    out.useDeterministicSerialization();
    try {
      message.writeTo(out);
    } catch (IOException impossible) {
      throw new IllegalStateException("an array of the message's size is too small", impossible);
    }
    MessageDigest sha = Digest.sha256();
    sha.update(message.getDescriptorForType().getFullName().getBytes(StandardCharsets.US_ASCII));
    sha.update(octets);
    return Digest.of(sha.digest());
  }
}
