package dev.holdfast.replica.storage;

/// Says that a snapshot file does not hold what was written to it. An older one may do instead.
public final class DamagedSnapshotException extends StorageException {

  private static final long serialVersionUID = 1L;

  DamagedSnapshotException(String message) {
    super(message);
  }
}
