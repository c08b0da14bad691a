package dev.holdfast.client;

import dev.holdfast.contract.Failure;

/// The audit log cannot be followed from where that was asked for, because the store no longer
/// keeps entries so old. What lies between is lost to whoever did not collect it.
public final class AuditGoneException extends HoldfastException {

  private static final long serialVersionUID = 1L;

  private final long oldestSequence;

  AuditGoneException(Failure.AuditGone gone) {
    super(gone.message());
    this.oldestSequence = gone.oldestSequence();
  }

  /// The oldest entry that is kept.
  public long oldestSequence() {
    return oldestSequence;
  }
}
