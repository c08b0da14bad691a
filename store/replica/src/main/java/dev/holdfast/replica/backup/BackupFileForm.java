package dev.holdfast.replica.backup;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.holdfast.record.Digest;
import dev.holdfast.replica.codec.BackupFormat;
import dev.holdfast.replica.codec.CodecException;
import dev.holdfast.replica.codec.RecordFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/// The form of a backup file: sixteen octets that name it, the manifest, the state as a stream of
/// records (see `state.proto`), the state's hash, and the SHA-256 of everything before it.
final class BackupFileForm {

  static final byte[] MAGIC = "holdfast-backup\n".getBytes(StandardCharsets.US_ASCII);

  /// Octets behind the state: its hash and the digest of the file.
  static final int TRAILER_OCTETS = 2 * Digest.OCTETS;

  private static final int MANIFEST_OCTETS_MAX = 1 << 16;

  private BackupFileForm() {}

  static void write(BackupManifest manifest, OutputStream out) throws IOException {
    BackupFormat.BackupManifest.newBuilder()
        .setFormatVersion(manifest.formatVersion())
        .setCluster(manifest.cluster())
        .setIndex(manifest.index())
        .setRevision(manifest.revision())
        .setTakenAt(
            RecordFormat.Time.newBuilder()
                .setSeconds(manifest.takenAt().getEpochSecond())
                .setNanos(manifest.takenAt().getNano()))
        .setNode(manifest.node())
        .setVersion(manifest.version())
        .build()
        .writeDelimitedTo(out);
  }

  /// @throws CodecException if there is none that can be read
  static BackupManifest manifest(InputStream in) throws IOException {
    try {
      return read(in);
    } catch (InvalidProtocolBufferException | DateTimeException | ArithmeticException e) {
      throw new CodecException("its manifest cannot be read: " + e.getMessage(), e);
    }
  }

  private static BackupManifest read(InputStream in) throws IOException {
    int first = in.read();
    int length = first < 0 ? 0 : CodedInputStream.readRawVarint32(first, in);
    boolean possible = length > 0 && length <= MANIFEST_OCTETS_MAX;
    byte[] octets = possible ? in.readNBytes(length) : new byte[0];
    if (octets.length == 0 || octets.length != length) {
      throw new CodecException("it has no manifest");
    }
    BackupFormat.BackupManifest manifest = BackupFormat.BackupManifest.parseFrom(octets);
    return new BackupManifest(
        manifest.getFormatVersion(),
        manifest.getCluster(),
        manifest.getIndex(),
        manifest.getRevision(),
        Instant.ofEpochSecond(manifest.getTakenAt().getSeconds(), manifest.getTakenAt().getNanos()),
        manifest.getNode(),
        manifest.getVersion());
  }
}
