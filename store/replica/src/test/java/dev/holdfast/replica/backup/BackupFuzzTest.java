package dev.holdfast.replica.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.holdfast.protocol.State;
import dev.holdfast.record.Digest;
import dev.holdfast.replica.StateHash;
import dev.holdfast.replica.Story;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: a file of any octets is refused as a backup unless its digest is right, and then is a
/// backup whose state has the hash that the file tells, or is refused all the same.
@Timeout(10)
class BackupFuzzTest {

  @TempDir Path folder;

  /// Files without their digests, which the test adds.
  static Stream<byte[]> files() {
    return Stream.of(State.EMPTY, Story.withEndpoints(1), Story.withSomeOfEverything())
        .map(state -> {
          Instant taken = Instant.parse("2026-01-02T03:04:05Z");
          BackupManifest manifest =
              new BackupManifest(1, "demo", 7, state.revision(), taken, "n1", "1.2.3");
          byte[] whole = written(manifest, state);
          return Arrays.copyOf(whole, whole.length - Digest.OCTETS);
        });
  }

  @MethodSource("files")
  @FuzzTest
  void aFileIsABackupOfWhatItTellsOrIsRefused(byte[] octets) throws IOException {
    byte[] digest = Digest.ofContent(octets).toBytes();
    digest[0] ^= 1;
    assertThat(read(octets, digest)).isEmpty();

    digest[0] ^= 1;
    Optional<Backup> read = read(octets, digest);
    if (read.isPresent()) {
      Backup backup = read.get();
      assertThat(backup.stateHash()).isEqualTo(StateHash.of(backup.state()));
      assertThat(backup.manifest().revision()).isEqualTo(backup.state().revision());
      byte[] whole = written(backup.manifest(), backup.state());
      Files.write(file(), whole);
      Backup again = BackupReader.read(file());
      assertThat(again.state()).isEqualTo(backup.state());
      assertThat(again.manifest()).isEqualTo(backup.manifest());
    }
  }

  private Path file() {
    return folder.resolve("a.backup");
  }

  private Optional<Backup> read(byte[] octets, byte[] digest) throws IOException {
    byte[] whole = Arrays.copyOf(octets, octets.length + digest.length);
    System.arraycopy(digest, 0, whole, octets.length, digest.length);
    Files.write(file(), whole);
    try {
      return Optional.of(BackupReader.read(file()));
    } catch (InvalidBackupException refused) {
      assertThat(refused.getMessage()).startsWith(file().toString());
      return Optional.empty();
    }
  }

  private static byte[] written(BackupManifest manifest, State state) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      BackupWriter.write(manifest, state, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
