package dev.holdfast.replica.storage;

/// Says that this node cannot use what is on its disk. The message is for the operator: which file,
/// what is wrong with it, and what to do.
public sealed class StorageException extends RuntimeException permits DamagedSnapshotException {

  /// What to do where the data cannot be had back: the end of many a message.
  static final String WAY_BACK = "see 'A node that lost its data' in docs/operating.md";

  private static final long serialVersionUID = 1L;

  public StorageException(String message) {
    super(message);
  }

  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
