package dev.holdfast.chaos.incident;

/// The night could not be played to its end, so it shows nothing, neither good nor bad.
public final class UnfinishedNightException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private UnfinishedNightException(Throwable cause) {
    super("The night could not be played to its end: " + cause.getMessage(), cause);
  }

  static UnfinishedNightException because(Throwable cause) {
    return cause instanceof UnfinishedNightException already
        ? already
        : new UnfinishedNightException(cause);
  }
}
