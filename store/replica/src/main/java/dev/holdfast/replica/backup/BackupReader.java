package dev.holdfast.replica.backup;

import dev.holdfast.protocol.Formats;
import dev.holdfast.protocol.State;
import dev.holdfast.record.Digest;
import dev.holdfast.replica.StateHash;
import dev.holdfast.replica.codec.CodecException;
import dev.holdfast.replica.codec.StateReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;

/// Reads a backup and believes nothing in it that it has not checked.
public final class BackupReader {

  private static final int BUFFER_OCTETS = 1 << 16;

  private final Path file;

  private BackupReader(Path file) {
    this.file = file;
  }

  /// The backup in `file`.
  ///
  /// @throws InvalidBackupException if it is none, is damaged, or of a format not known here
  /// @throws IOException if the file cannot be read
  public static Backup read(Path file) throws IOException {
    return new BackupReader(file).backup();
  }

  private Backup backup() throws IOException {
    long octets = Files.size(file);
    requireBackup();
    Digest digest = requireDigest(octets);
    try (InputStream in = open()) {
      in.skipNBytes(BackupFileForm.MAGIC.length);
      BackupManifest manifest = BackupFileForm.manifest(in);
      requireFormat(manifest);
      State state = StateReader.read(in);
      byte[] hash = in.readNBytes(Digest.OCTETS);
      if (hash.length < Digest.OCTETS) {
        throw new CodecException("it ends before the hash of its state");
      }
      Digest told = Digest.of(hash);
      Digest found = StateHash.of(state);
      if (!found.equals(told)) {
        throw InvalidBackupException.damaged(
            file, "its state has the hash %s where it says %s".formatted(found, told));
      }
      requireAgreement(manifest, state);
      return new Backup(manifest, state, found, digest, octets);
    } catch (CodecException e) {
      throw InvalidBackupException.damaged(file, "its digest is right, but " + e.getMessage());
    }
  }

  private void requireBackup() throws IOException {
    try (InputStream in = open()) {
      if (!Arrays.equals(in.readNBytes(BackupFileForm.MAGIC.length), BackupFileForm.MAGIC)) {
        throw InvalidBackupException.of(
            file, "is no backup: it does not begin as one; name a file of 'holdfast backup save'");
      }
    }
  }

  /// The digest at the end of the file, which is that of everything before it.
  private Digest requireDigest(long octets) throws IOException {
    long left = octets - Digest.OCTETS;
    if (left < BackupFileForm.MAGIC.length + BackupFileForm.TRAILER_OCTETS - Digest.OCTETS) {
      throw InvalidBackupException.damaged(
          file, "it ends after %d octets, within its manifest".formatted(octets));
    }
    MessageDigest sha = Digest.sha256();
    try (InputStream in = open()) {
      byte[] buffer = new byte[BUFFER_OCTETS];
      while (left > 0) {
        int read = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
        if (read == 0) {
          throw InvalidBackupException.damaged(file, "it became shorter while it was read");
        }
        sha.update(buffer, 0, read);
        left -= read;
      }
      Digest told = Digest.of(in.readNBytes(Digest.OCTETS));
      Digest found = Digest.of(sha.digest());
      if (!found.equals(told)) {
        throw InvalidBackupException.damaged(
            file,
            "the digest of its %d octets is %s where it ends in %s, so it was cut short or changed"
                .formatted(octets - Digest.OCTETS, found, told));
      }
      return found;
    }
  }

  private void requireFormat(BackupManifest manifest) {
    if (manifest.formatVersion() < 1 || manifest.formatVersion() > Formats.NEWEST) {
      throw InvalidBackupException.of(
          file,
          "has format version %d, and this software reads versions up to %d; use Holdfast %s, which wrote it, or a later release"
              .formatted(manifest.formatVersion(), Formats.NEWEST, manifest.version()));
    }
  }

  private void requireAgreement(BackupManifest manifest, State state) {
    if (manifest.revision() != state.revision()) {
      throw InvalidBackupException.damaged(
          file,
          "its state is at revision %d where its manifest says %d"
              .formatted(state.revision(), manifest.revision()));
    }
  }

  private InputStream open() throws IOException {
    return new BufferedInputStream(Files.newInputStream(file), BUFFER_OCTETS);
  }
}
