package dev.holdfast.replica;

/// Says that this node does not lead, so that it did nothing with the request.
public final class NotLeaderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotLeaderException(String message) {
    super(message);
  }
}
