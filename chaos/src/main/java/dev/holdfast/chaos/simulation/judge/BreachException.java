package dev.holdfast.chaos.simulation.judge;

/// Something happened that must not happen.
public final class BreachException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String promise;

  /// @param promise which promise is broken, in a word or two
  public BreachException(String promise, String what) {
    super(what);
    this.promise = promise;
  }

  public String promise() {
    return promise;
  }
}
