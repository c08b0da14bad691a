package dev.holdfast.client;

import dev.holdfast.contract.Failure;

/// The request is not well-formed. Nothing was changed.
public final class InvalidInputException extends HoldfastException {

  private static final long serialVersionUID = 1L;

  private final String field;

  InvalidInputException(Failure.InvalidInput invalid) {
    super(invalid.message());
    this.field = invalid.field();
  }

  /// Which field, as a path: `record_sets[3].ttl_seconds`. Empty where the node did not say.
  public String field() {
    return field;
  }
}
