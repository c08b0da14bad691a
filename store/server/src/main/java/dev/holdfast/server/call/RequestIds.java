package dev.holdfast.server.call;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.holdfast.contract.Limits;
import dev.holdfast.v1.RequestHeader;

/// The ids that requests have in their headers, whatever their type.
final class RequestIds {

  private RequestIds() {}

  /// The id of a request; empty where it has none, or one that could not be printed safely.
  static String of(Object request) {
    if (!(request instanceof Message message)) {
      return "";
    }
    FieldDescriptor field = message.getDescriptorForType().findFieldByName("header");
    return field != null
            && message.getField(field) instanceof RequestHeader header
            && isPlain(header.getRequestId())
        ? header.getRequestId()
        : "";
  }

  private static boolean isPlain(String id) {
    return id.length() <= Limits.REQUEST_ID_CHARACTERS && id.chars().allMatch(RequestIds::isPlain);
  }

  private static boolean isPlain(int character) {
    return character >= 'a' && character <= 'z'
        || character >= 'A' && character <= 'Z'
        || character >= '0' && character <= '9'
        || "._:-".indexOf(character) >= 0;
  }
}
