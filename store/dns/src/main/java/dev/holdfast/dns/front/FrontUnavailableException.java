package dev.holdfast.dns.front;

/// Says that a front cannot listen where it should.
public final class FrontUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FrontUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
