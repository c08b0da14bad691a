package dev.holdfast.spec;

/// The checks cannot be read or run at all; the message says why and what to do.
public final class CheckException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CheckException(String message) {
    super(message);
  }

  public CheckException(String message, Throwable cause) {
    super(message, cause);
  }
}
