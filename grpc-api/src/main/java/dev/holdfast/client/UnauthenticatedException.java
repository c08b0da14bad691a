package dev.holdfast.client;

import dev.holdfast.contract.Failure;

/// The node does not know who calls: what was shown proves nothing, or nothing was shown. Nothing
/// was changed.
public final class UnauthenticatedException extends HoldfastException {

  private static final long serialVersionUID = 1L;

  UnauthenticatedException(Failure.Unauthenticated unknown) {
    super(unknown.message());
  }
}
