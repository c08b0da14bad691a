package dev.holdfast.tls;

/// Says which file of certificates or keys cannot be used, and why.
public final class UnusableTlsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnusableTlsException(String message) {
    super(message);
  }

  UnusableTlsException(String message, Throwable cause) {
    super(message, cause);
  }
}
