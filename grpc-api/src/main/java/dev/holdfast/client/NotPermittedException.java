package dev.holdfast.client;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.Refusal;
import java.util.List;

/// Whoever calls lacks a role for it. Nothing was changed. Its message names the role and over
/// what; an admin of that scope can grant it.
public final class NotPermittedException extends HoldfastException {

  private static final long serialVersionUID = 1L;

  private final transient List<Refusal> refusals;

  NotPermittedException(Failure.NotPermitted denied) {
    super(denied.message());
    this.refusals = denied.refusals();
  }

  /// At least one; each names the role and over what, and what the caller has.
  public List<Refusal> refusals() {
    return refusals;
  }
}
