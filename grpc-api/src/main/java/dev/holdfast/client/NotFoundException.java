package dev.holdfast.client;

import dev.holdfast.contract.Failure;

/// What was asked for does not exist.
public final class NotFoundException extends HoldfastException {

  private static final long serialVersionUID = 1L;

  private final String rule;

  NotFoundException(Failure.NotFound missing) {
    super(missing.message());
    this.rule = missing.rule();
  }

  /// What is missing: `no-such-zone` or `plan-not-found`.
  public String rule() {
    return rule;
  }
}
