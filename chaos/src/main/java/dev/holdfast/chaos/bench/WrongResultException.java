package dev.holdfast.chaos.bench;

/// A step of a benchmark ended with something else than it should: its time means nothing.
public final class WrongResultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongResultException(String message) {
    super(message);
  }
}
