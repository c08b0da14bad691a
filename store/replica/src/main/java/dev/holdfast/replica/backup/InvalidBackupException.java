package dev.holdfast.replica.backup;

import java.nio.file.Path;

/// Says that a file is not a backup that can be used: which file, what is wrong with it, and what
/// to do.
public final class InvalidBackupException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private InvalidBackupException(String message) {
    super(message);
  }

  static InvalidBackupException of(Path file, String how) {
    return new InvalidBackupException("%s %s".formatted(file, how));
  }

  static InvalidBackupException damaged(Path file, String how) {
    return of(file, "is damaged: %s; use another backup".formatted(how));
  }
}
