package dev.holdfast.client;

import dev.holdfast.contract.Failure;
import io.grpc.Status;

/// The node does not offer the call, or failed inside; its log says why.
public final class BrokenException extends HoldfastException {

  private static final long serialVersionUID = 1L;

  private final Status.Code code;

  BrokenException(Failure.Broken broken) {
    super("%s: %s".formatted(broken.code(), broken.message()));
    this.code = broken.code();
  }

  public Status.Code code() {
    return code;
  }
}
