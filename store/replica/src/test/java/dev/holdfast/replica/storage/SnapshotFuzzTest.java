package dev.holdfast.replica.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.holdfast.protocol.State;
import dev.holdfast.record.Digest;
import dev.holdfast.replica.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: a snapshot file of any octets is refused unless its digest is right; and with a right
/// digest it is the content that would be written so, or is refused all the same.
@Timeout(10)
class SnapshotFuzzTest {

  private static final LogPosition AT = new LogPosition(3, 17);

  @TempDir Path temporary;

  /// Files without their digests, which the test adds.
  static Stream<byte[]> files() {
    return Stream.of(State.EMPTY, Story.withEndpoints(1), Story.withSomeOfEverything())
        .map(SnapshotFuzzTest::file);
  }

  private static byte[] file(State state) {
    try {
      Path folder = Files.createTempDirectory("holdfast-snapshots");
      try {
        return written(folder, new SnapshotFolder.Content(header(), state));
      } finally {
        Files.delete(folder);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static SnapshotHeader header() {
    return new SnapshotHeader(1, "c", AT, new TreeMap<>(Map.of("n1", "127.0.0.1:1")));
  }

  /// What a file with this content holds before its digest.
  private static byte[] written(Path folder, SnapshotFolder.Content content) throws IOException {
    Path file = folder.resolve("written");
    SnapshotFile.write(file, content.header(), content.state(), Pace.hurried());
    byte[] octets = Files.readAllBytes(file);
    Files.delete(file);
    return Arrays.copyOf(octets, octets.length - Digest.OCTETS);
  }

  @MethodSource("files")
  @FuzzTest
  void aFileIsWhatWasWrittenOrIsRefused(byte[] octets) throws IOException {
    SnapshotFolder folder = SnapshotFolder.open(temporary.resolve("snapshots"), "c");
    Snapshot snapshot = new Snapshot(temporary.resolve("snapshot-0000000000000000017-3"), AT);
    byte[] digest = Digest.ofContent(octets).toBytes();

    digest[octets.length % Digest.OCTETS] ^= 1;
    write(snapshot, octets, digest);
    assertThat(refusal(folder, snapshot)).isInstanceOf(DamagedSnapshotException.class);

    digest[octets.length % Digest.OCTETS] ^= 1;
    write(snapshot, octets, digest);
    if (refusal(folder, snapshot) == null) {
      SnapshotFolder.Content content = folder.content(snapshot);
      write(
          snapshot,
          written(temporary, content),
          Digest.ofContent(written(temporary, content)).toBytes());
      assertThat(folder.content(snapshot)).isEqualTo(content);
    }
  }

  private static void write(Snapshot snapshot, byte[] octets, byte[] digest) throws IOException {
    byte[] whole = Arrays.copyOf(octets, octets.length + digest.length);
    System.arraycopy(digest, 0, whole, octets.length, digest.length);
    Files.write(snapshot.file(), whole);
  }

  /// Why the file is refused; null if it is not.
  private static StorageException refusal(SnapshotFolder folder, Snapshot snapshot) {
    try {
      folder.content(snapshot);
      return null;
    } catch (StorageException refused) {
      assertThat(refused.getMessage()).contains(snapshot.file().toString());
      return refused;
    }
  }
}
