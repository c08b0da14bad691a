package dev.holdfast.contract;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import java.io.Serial;

/// A status with its details, on its way to where it is read. It has no stack trace: where a
/// refusal was made is of no interest to whoever gets it, and looking that up costs a node under
/// too much load more than the rest of the refusal.
public final class CarriedStatus extends StatusRuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /// Where gRPC's clients in every language look for the details of a status.
  private static final Metadata.Key<com.google.rpc.Status> DETAILS =
      Metadata.Key.of(
          "grpc-status-details-bin",
          ProtoUtils.metadataMarshaller(com.google.rpc.Status.getDefaultInstance()));

  private CarriedStatus(Status status, Metadata trailers) {
    super(status, trailers);
  }

  public static CarriedStatus of(com.google.rpc.Status message) {
    Metadata trailers = new Metadata();
    trailers.put(DETAILS, message);
    return new CarriedStatus(
        Status.fromCodeValue(message.getCode()).withDescription(message.getMessage()), trailers);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
