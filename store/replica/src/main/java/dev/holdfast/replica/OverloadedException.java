package dev.holdfast.replica;

/// Says that more requests wait here than this node takes on. Nothing has happened; the same
/// request may be sent again a little later.
public final class OverloadedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OverloadedException(String message) {
    super(message);
  }
}
