package dev.holdfast.chaos.incident;

/// The night could not be played to its end, so it shows nothing, neither good nor bad.
public final class UnfinishedNightException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnfinishedNightException(Throwable cause) {
    super("the night could not be played to its end: " + cause.getMessage(), cause);
  }
}
