package dev.holdfast.chaos.run;

/// What was asked for cannot be done on this machine, or in this time.
public final class ImpossibleRunException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ImpossibleRunException(String message) {
    super(message);
  }
}
