package dev.holdfast.replica.backup;

import dev.holdfast.protocol.State;
import dev.holdfast.record.Digest;
import dev.holdfast.replica.codec.StateWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/// Writes a backup in one pass, whatever its size. A state is immutable, so what is written is one
/// moment, however long it takes.
public final class BackupWriter {

  private static final int BUFFER_OCTETS = 1 << 16;

  private BackupWriter() {}

  /// Writes `state` to `target` and leaves it open.
  public static void write(BackupManifest manifest, State state, OutputStream target)
      throws IOException {
    MessageDigest ofFile = Digest.sha256();
    MessageDigest ofState = Digest.sha256();
    OutputStream file = new DigestOutputStream(target, ofFile);
    file.write(BackupFileForm.MAGIC);
    BackupFileForm.write(manifest, file);
    OutputStream records =
        new BufferedOutputStream(new DigestOutputStream(file, ofState), BUFFER_OCTETS);
    StateWriter.write(state, records);
    records.flush();
    file.write(ofState.digest());
    target.write(ofFile.digest());
    target.flush();
  }
}
