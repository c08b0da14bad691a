package dev.holdfast.replica.storage;

/// Says that this node cannot use what is on its disk. The message is for the operator: which file,
/// what is wrong with it, and what to do.
public sealed class StorageException extends RuntimeException permits DamagedSnapshotException {

  private static final long serialVersionUID = 1L;

  public StorageException(String message) {
    super(message);
  }

  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
