package dev.holdfast.replica;

/// Says that a request may or may not have taken effect, and that nobody here can tell.
public final class OutcomeUnknownException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OutcomeUnknownException(String message) {
    super(message);
  }
}
