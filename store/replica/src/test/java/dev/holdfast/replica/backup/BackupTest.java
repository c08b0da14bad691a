package dev.holdfast.replica.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.protocol.State;
import dev.holdfast.record.Digest;
import dev.holdfast.replica.StateHash;
import dev.holdfast.replica.Story;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup is what was saved, or it is refused.
class BackupTest {

  private static final Instant TAKEN = Instant.parse("2026-01-02T03:04:05.678901234Z");

  private final State state = Story.withSomeOfEverything();
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("a.backup");
  }

  private BackupManifest manifest(int formatVersion, long revision) {
    return new BackupManifest(formatVersion, "demo", 77, revision, TAKEN, "n1", "1.2.3");
  }

  private byte[] written(BackupManifest manifest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      BackupWriter.write(manifest, state, out);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return out.toByteArray();
  }

  private void assertRefused(byte[] octets, String... why) throws IOException {
    Files.write(file, octets);
    assertThatThrownBy(() -> BackupReader.read(file))
        .isInstanceOf(InvalidBackupException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContainingAll(why);
  }

  @Test
  void whatIsReadIsWhatWasSaved() throws IOException {
    byte[] octets = written(manifest(1, state.revision()));
    Files.write(file, octets);

    Backup backup = BackupReader.read(file);

    assertThat(backup.state()).isEqualTo(state);
    assertThat(backup.manifest()).isEqualTo(manifest(1, state.revision()));
    assertThat(backup.stateHash()).isEqualTo(StateHash.of(state));
    assertThat(backup.octets()).isEqualTo(octets.length);
    assertThat(backup.digest())
        .isEqualTo(Digest.of(Arrays.copyOfRange(octets, octets.length - 32, octets.length)));
  }

  @Test
  void aFlippedBitAnywhereIsFound() throws IOException {
    byte[] whole = written(manifest(1, state.revision()));
    for (int at = 0; at < whole.length; at += 1 + whole.length / 150) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      assertRefused(flipped, at < 16 ? "is no backup" : "is damaged");
    }
  }

  @Test
  void aFileThatWasCutShortAnywhereIsFound() throws IOException {
    byte[] whole = written(manifest(1, state.revision()));
    for (int length = 0; length < whole.length; length += 1 + whole.length / 150) {
      assertRefused(Arrays.copyOf(whole, length), length < 16 ? "is no backup" : "is damaged");
    }
    assertRefused(Arrays.copyOf(whole, whole.length + 1), "is damaged");
  }

  @Test
  void anotherFileIsNotTakenForOne() throws IOException {
    byte[] other = new byte[5_000];
    new Random(3).nextBytes(other);

    assertRefused(other, "is no backup", "name a file of 'holdfast backup save'");
    assertRefused(new byte[0], "is no backup");
  }

  @Test
  void aNewerFormatIsRefusedWithTheReleaseThatReadsIt() throws IOException {
    assertRefused(
        written(manifest(99, state.revision())),
        "has format version 99, and this software reads versions up to",
        "use Holdfast 1.2.3, which wrote it, or a later release");
  }

  @Test
  void aManifestThatDoesNotFitItsStateIsRefused() throws IOException {
    assertRefused(
        written(manifest(1, state.revision() + 1)),
        "its state is at revision %d where its manifest says %d"
            .formatted(state.revision(), state.revision() + 1));
  }

  /// The digest is right, so whoever changed it meant to; the state's own hash tells.
  @Test
  void recordsThatWereExchangedAreFoundThoughTheDigestIsRight() throws IOException {
    byte[] octets = written(manifest(1, state.revision()));
    int hash = octets.length - 64;
    octets[hash] ^= 1;

    assertRefused(digested(octets), "its state has the hash");
  }

  @Test
  void aManifestThatIsNoneIsFoundThoughTheDigestIsRight() throws IOException {
    byte[] whole = written(manifest(1, state.revision()));
    for (int length : new int[] {0, 0x7f, 0xff}) {
      byte[] octets = whole.clone();
      octets[16] = (byte) length;

      assertRefused(digested(octets), "its digest is right, but it");
    }
  }

  /// `octets` with the digest at their end made right.
  private static byte[] digested(byte[] octets) {
    byte[] guarded = Arrays.copyOf(octets, octets.length - 32);
    System.arraycopy(Digest.ofContent(guarded).toBytes(), 0, octets, guarded.length, 32);
    return octets;
  }
}
