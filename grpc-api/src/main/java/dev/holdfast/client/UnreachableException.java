package dev.holdfast.client;

/// No node took the call in time. Nothing was changed by it.
public final class UnreachableException extends HoldfastException {

  private static final long serialVersionUID = 1L;

  UnreachableException(String message) {
    super(message);
  }
}
