package dev.holdfast.replica;

import dev.holdfast.protocol.State;
import dev.holdfast.record.Digest;
import dev.holdfast.replica.codec.StateWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/// The fingerprint of a state: SHA-256 over the very stream that a snapshot holds. Nodes that
/// applied the log up to the same index have the same one.
public final class StateHash {

  private StateHash() {}

  public static Digest of(State state) {
    MessageDigest sha = Digest.sha256();
    try (OutputStream out =
        new BufferedOutputStream(
            new DigestOutputStream(OutputStream.nullOutputStream(), sha), 1 << 16)) {
      StateWriter.write(state, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("nothing is written here that could fail", impossible);
    }
    return Digest.of(sha.digest());
  }
}
