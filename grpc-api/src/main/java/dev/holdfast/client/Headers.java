package dev.holdfast.client;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.ResponseHeader;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// The `header` fields that requests and responses have in common, whatever their type.
final class Headers {

  private static final String HEADER = "header";

  /// Nobody can guess it, and it is drawn once: drawing each id took longer than writing the
  /// request.
  private static final String OWN = UUID.randomUUID().toString();

  private static final AtomicLong LAST = new AtomicLong();

  private Headers() {}

  /// `request` with an id: its own, or a new one.
  static <Q extends Message> Q identified(Q request) {
    FieldDescriptor field = request.getDescriptorForType().findFieldByName(HEADER);
    RequestHeader header = (RequestHeader) request.getField(field);
    if (!header.getRequestId().isEmpty()) {
      return request;
    }
    Message.Builder builder =
        request.toBuilder().setField(field, header.toBuilder().setRequestId(newId()).build());
    // The builder of a message builds that message.
    @SuppressWarnings("unchecked")
    Q identified = (Q) builder.build();
    return identified;
  }

  private static String newId() {
    return OWN + "-" + LAST.incrementAndGet();
  }

  static String requestId(Message request) {
    FieldDescriptor field = request.getDescriptorForType().findFieldByName(HEADER);
    return field == null ? "" : ((RequestHeader) request.getField(field)).getRequestId();
  }

  static Optional<ResponseHeader> of(Message response) {
    FieldDescriptor field = response.getDescriptorForType().findFieldByName(HEADER);
    return field == null
        ? Optional.empty()
        : Optional.of((ResponseHeader) response.getField(field));
  }
}
