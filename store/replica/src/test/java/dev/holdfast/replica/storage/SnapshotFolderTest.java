package dev.holdfast.replica.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.protocol.State;
import dev.holdfast.replica.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A snapshot is the state that was written, or it is refused.
class SnapshotFolderTest {

  @TempDir Path temporary;
  private SnapshotFolder folder;
  private final State state = Story.withSomeOfEverything();

  @BeforeEach
  void open() {
    folder = SnapshotFolder.open(temporary.resolve("snapshots"), "c");
  }

  private Snapshot write(String cluster, long term, long index) throws IOException {
    return folder.write(
        new SnapshotHeader(
            1, cluster, new LogPosition(term, index), new TreeMap<>(Map.of("n1", "127.0.0.1:1"))),
        state,
        Pace.easy());
  }

  @Test
  void aSnapshotHoldsTheStateThatWasWritten() throws IOException {
    Snapshot written = write("c", 3, 17);

    assertThat(folder.newest()).contains(written);
    assertThat(folder.load(written)).isEqualTo(state);
  }

  @Test
  void theNewestComesFirstAndOldOnesGo() throws IOException {
    for (long index : new long[] {5, 100, 20}) {
      write("c", 1, index);
    }
    assertThat(folder.newestFirst())
        .extracting(it -> it.at().index())
        .containsExactly(100L, 20L, 5L);

    folder.keepNewest(2);

    assertThat(folder.newestFirst()).extracting(it -> it.at().index()).containsExactly(100L, 20L);
  }

  @Test
  void everyDamagedOctetIsNoticedAndBothDigestsAreNamed() throws IOException {
    Snapshot written = write("c", 3, 17);
    byte[] whole = Files.readAllBytes(written.file());
    for (int at = 0; at < whole.length; at += 53) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(written.file(), damaged);
      assertThatThrownBy(() -> folder.load(written))
          .isInstanceOf(DamagedSnapshotException.class)
          .hasMessageMatching(
              "snapshot .*snapshot-0000000000000000017-3 is damaged: its digest is [0-9a-f]{64} where [0-9a-f]{64} is expected");
    }
  }

  @Test
  void aFileThatWasCutShortIsNoticed() throws IOException {
    Snapshot written = write("c", 3, 17);
    byte[] whole = Files.readAllBytes(written.file());
    for (int length : new int[] {0, 20, 100, whole.length - 1}) {
      Files.write(written.file(), java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> folder.load(written)).isInstanceOf(DamagedSnapshotException.class);
    }
  }

  @Test
  void anotherClustersSnapshotIsRefused() throws IOException {
    Snapshot other = write("d", 3, 17);

    assertThatThrownBy(() -> folder.load(other))
        .isInstanceOf(StorageException.class)
        .isNotInstanceOf(DamagedSnapshotException.class)
        .hasMessageContaining("is of cluster 'd', and this node is of 'c'");
  }

  @Test
  void whatWasNeverFinishedIsRemoved() throws IOException {
    Path part = temporary.resolve("snapshots/snapshot-0000000000000000018-3.part");
    Files.writeString(part, "half");

    open();

    assertThat(part).doesNotExist();
    assertThat(folder.newest()).isEmpty();
  }

  @Test
  void aSnapshotFromAnotherNodeIsAdoptedOnlyWhole() throws IOException {
    LogPosition at = new LogPosition(3, 17);
    Snapshot theirs = write("c", 3, 17);
    byte[] whole = Files.readAllBytes(theirs.file());
    Files.delete(theirs.file());

    Files.write(folder.partFor(at), java.util.Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> folder.adopt(folder.partFor(at), at))
        .isInstanceOf(DamagedSnapshotException.class);
    assertThat(folder.newest()).isEmpty();
    assertThat(folder.partFor(at)).doesNotExist();

    Files.write(folder.partFor(at), whole);
    assertThat(folder.load(folder.adopt(folder.partFor(at), at))).isEqualTo(state);
  }

  @Test
  void aSnapshotOfAnotherPositionThanAskedForIsRefused() throws IOException {
    LogPosition asked = new LogPosition(3, 18);
    Snapshot theirs = write("c", 3, 17);
    Files.move(theirs.file(), folder.partFor(asked));

    assertThatThrownBy(() -> folder.adopt(folder.partFor(asked), asked))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("is of index 17 of term 3 where index 18 of term 3 was asked for");
  }
}
