package dev.holdfast.replica;

/// Says that a request is larger than one log entry may be. Nothing has happened.
public final class RequestTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RequestTooLargeException(String message) {
    super(message);
  }
}
