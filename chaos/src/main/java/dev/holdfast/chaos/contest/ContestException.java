package dev.holdfast.chaos.contest;

/// A contest that cannot be told from: an operation failed in it.
public final class ContestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ContestException(String message) {
    super(message);
  }
}
