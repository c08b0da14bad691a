package dev.holdfast.client;

import dev.holdfast.contract.Failure;

/// A watch cannot go on where it was, because the nodes no longer remember so far back. Watch again
/// with `current_first`, which tells what is so now.
public final class HistoryGoneException extends HoldfastException {

  private static final long serialVersionUID = 1L;

  private final long oldestRevision;

  HistoryGoneException(Failure.HistoryGone gone) {
    super(gone.message());
    this.oldestRevision = gone.oldestRevision();
  }

  public long oldestRevision() {
    return oldestRevision;
  }
}
