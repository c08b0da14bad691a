package dev.holdfast.server.call;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.holdfast.contract.Limits;
import dev.holdfast.v1.RequestHeader;
import java.util.regex.Pattern;

/// The ids that requests have in their headers, whatever their type.
final class RequestIds {

  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9._:-]{1,%d}".formatted(Limits.REQUEST_ID_CHARACTERS));

  private RequestIds() {}

  /// The id of a request; empty where it has none, or one that could not be printed safely.
  static String of(Object request) {
    if (!(request instanceof Message message)) {
      return "";
    }
    FieldDescriptor field = message.getDescriptorForType().findFieldByName("header");
    return field != null
            && message.getField(field) instanceof RequestHeader header
            && FORM.matcher(header.getRequestId()).matches()
        ? header.getRequestId()
        : "";
  }
}
