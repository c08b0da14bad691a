package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.replica.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node whose log was torn by a power cut starts without the torn entry; one whose log is damaged
/// in any other way does not start, and says so. The log is a real one, as a killed node leaves it.
class DamagedLogTest {

  private static final int WRITES = 40;

  @TempDir static Path kept;
  @TempDir Path folder;
  private static ReplicaConfig config;
  private Path log;

  @BeforeAll
  static void leaveALogBehind() throws IOException {
    Path running = kept.resolve("running");
    try (Cluster cluster = Cluster.start(running, Cluster.LARGE, List.of("n1"))) {
      config = cluster.config("n1");
      cluster.submit(Story.createZone(Story.ZONE));
      for (int i = 0; i < WRITES; i++) {
        cluster.submit(Story.put(Story.endpoint(0), i));
      }
      Folders.copy(running.resolve("n1"), kept.resolve("killed"));
    }
  }

  @BeforeEach
  void copyIt() throws IOException {
    Folders.copy(kept.resolve("killed"), folder.resolve("n1"));
    log = find(folder.resolve("n1"), "log_inprogress_0");
  }

  private RatisReplica replica;

  @AfterEach
  void stop() {
    if (replica != null) {
      replica.close();
    }
  }

  /// The value that a node answers which starts from this log.
  private int answerAfterStart() {
    replica = RatisReplica.start(at(folder.resolve("n1")));
    await().atMost(Cluster.PATIENCE).until(() -> replica.standing().role() == Standing.Role.LEADER);
    long confirmed = replica.confirm().join();
    return Story.valueAt(Cluster.awaitApplied(replica, confirmed).state(), Story.endpoint(0));
  }

  private static ReplicaConfig at(Path data) {
    return new ReplicaConfig(
        config.cluster(),
        config.node(),
        config.members(),
        config.joining(),
        data,
        false,
        false,
        config.timing(),
        config.retention(),
        config.safeguards(),
        config.trace(),
        config.tls());
  }

  @Test
  void anUndamagedLogIsUsedWhole() {
    assertThat(answerAfterStart()).isEqualTo(WRITES - 1);
  }

  @Test
  void aTornLastEntryIsCutOffAndACopyIsKept() throws IOException {
    forgetApplied();
    int end = end();
    overwrite(end - 10, new byte[10]);

    assertThat(answerAfterStart()).isEqualTo(WRITES - 2);
    assertThat(find(folder.resolve("n1"), "torn-log_inprogress_0")).exists();
  }

  @Test
  void aLastEntryOfWhichOnlyTheBeginningIsThereIsCutOff() throws IOException {
    forgetApplied();
    truncate(end() - 3);

    assertThat(answerAfterStart()).isEqualTo(WRITES - 2);
  }

  @Test
  void aBrokenEntryThatWasAppliedHereIsNotTakenForATornOne() throws IOException {
    overwrite(end() - 10, new byte[10]);

    assertRefused("is broken, and this node had already applied it");
  }

  @Test
  void aFlippedBitInTheMiddleIsRefused() throws IOException {
    forgetApplied();
    flip(end() / 2);

    assertRefused("is broken, and whole ones follow it");
  }

  @Test
  void aFlippedBitAnywhereIsNeverSilentlyAccepted() throws IOException {
    forgetApplied();
    int end = end();
    byte[] whole = Files.readAllBytes(log);
    int last = lastEntryAt(whole, end);
    for (int at = 0; at < last; at += 97) {
      Files.write(log, whole);
      flip(at);
      int where = at;
      assertThatThrownBy(() -> RatisReplica.start(at(folder.resolve("n1"))).close())
          .as("octet %d of %d", where, end)
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("see 'A node that lost its data' in docs/operating.md");
    }
  }

  @Test
  void aLogThatEndsBeforeWhatWasAppliedIsRefused() throws IOException {
    truncate(lastEntryAt(Files.readAllBytes(log), end()));

    assertRefused("a part of the log is gone");
  }

  @Test
  void aLogThatIsGoneIsRefused() throws IOException {
    Files.delete(log);

    assertRefused("a part of the log is gone");
  }

  @Test
  void aGapBetweenTwoFilesOfTheLogIsRefused() throws IOException {
    Files.move(log, log.resolveSibling("log_0-20"));
    Files.copy(log.resolveSibling("log_0-20"), log.resolveSibling("log_inprogress_25"));

    assertRefused("lacks the entries between");
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> RatisReplica.start(at(folder.resolve("n1"))))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("see 'A node that lost its data' in docs/operating.md");
  }

  /// What a power cut may do to the mark, which is not synchronised.
  private void forgetApplied() throws IOException {
    Files.delete(folder.resolve("n1/applied"));
  }

  /// Where the entries end and the zeros begin.
  private int end() throws IOException {
    byte[] octets = Files.readAllBytes(log);
    int end = octets.length;
    while (octets[end - 1] == 0) {
      end--;
    }
    return end;
  }

  /// Where the last entry begins: each is its length as a varint, itself, and four octets of
  /// checksum.
  private static int lastEntryAt(byte[] octets, int end) {
    int last = 8;
    for (int at = 8; at < end; ) {
      last = at;
      int low = octets[at++] & 0xff;
      int length = low < 0x80 ? low : (low & 0x7f) | octets[at++] << 7;
      at += length + 4;
    }
    return last;
  }

  private void flip(int at) throws IOException {
    byte[] octets = Files.readAllBytes(log);
    overwrite(at, new byte[] {(byte) (octets[at] ^ 4)});
  }

  private void overwrite(int at, byte[] octets) throws IOException {
    try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(octets), at);
    }
  }

  private void truncate(int length) throws IOException {
    try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }

  private static Path find(Path in, String name) throws IOException {
    try (Stream<Path> files = Files.walk(in)) {
      return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }
  }
}
