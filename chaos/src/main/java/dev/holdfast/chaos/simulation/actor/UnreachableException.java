package dev.holdfast.chaos.simulation.actor;

/// No node answered in all the time a caller had.
final class UnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreachableException(String message) {
    super(message);
  }
}
