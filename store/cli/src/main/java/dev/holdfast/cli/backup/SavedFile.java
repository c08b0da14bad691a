package dev.holdfast.cli.backup;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.client.BackupDownload;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.replica.backup.Backup;
import dev.holdfast.replica.backup.BackupReader;
import dev.holdfast.v1.ReadOptions;
import dev.holdfast.v1.SaveBackupRequest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A backup on its way from a cluster to its place on the disk: beside it first, synchronised, read
/// back and checked as a whole, and only then under its name.
final class SavedFile {

  private SavedFile() {}

  /// Saves a backup to `file`.
  static Backup save(HoldfastClient client, ReadOptions read, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    refuseExisting(target);
    Path part = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
    try {
      Backup backup = fetch(client, read, part);
      refuseExisting(target);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
      return backup;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// A backup fetched into `file`, which is there and empty, and verified.
  static Backup fetch(HoldfastClient client, ReadOptions read, Path file) throws IOException {
    SaveBackupRequest request = SaveBackupRequest.newBuilder().setRead(read).build();
    try (BackupDownload download = client.backups().save(request);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
      download.writeTo(out);
      out.flush();
      channel.force(true);
    }
    return BackupReader.read(file);
  }

  /// Refuses a target that is there already, or has no folder to be in.
  static void refuseExisting(Path target) {
    if (!Files.isDirectory(target.getParent())) {
      throw CommandException.usage(
          "There is no folder %s to write %s to."
              .formatted(target.getParent(), target.getFileName()));
    }
    if (Files.exists(target)) {
      throw CommandException.refused(
          "%s is there already, and nothing is ever written over; name another.".formatted(target));
    }
  }
}
