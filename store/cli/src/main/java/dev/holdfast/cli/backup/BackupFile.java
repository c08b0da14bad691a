package dev.holdfast.cli.backup;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.replica.backup.Backup;
import dev.holdfast.replica.backup.BackupReader;
import dev.holdfast.replica.backup.InvalidBackupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A backup that was handed to a command.
final class BackupFile {

  private BackupFile() {}

  static Backup read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw CommandException.usage("%s is a folder; name a backup.".formatted(file));
    }
    try {
      return BackupReader.read(file);
    } catch (InvalidBackupException invalid) {
      throw CommandException.refused(invalid.getMessage() + ".");
    }
  }
}
