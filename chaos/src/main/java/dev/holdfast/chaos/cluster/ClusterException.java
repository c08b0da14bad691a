package dev.holdfast.chaos.cluster;

/// A cluster could not be brought where it was to be; what its nodes logged last says more.
public final class ClusterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ClusterException(String message) {
    super(message);
  }

  ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
