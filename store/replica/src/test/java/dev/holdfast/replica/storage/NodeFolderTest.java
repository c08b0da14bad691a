package dev.holdfast.replica.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder is used only by the node it belongs to, and never as if it were new when it is not.
class NodeFolderTest {

  private static final UUID GROUP = new UUID(1, 2);

  @TempDir Path temporary;

  private Path data() {
    return temporary.resolve("deep/data");
  }

  private static Membership member(String cluster, String node, String address) {
    return new Membership(cluster, node, new TreeMap<>(Map.of("n1", address, "n2", "127.0.0.1:2")));
  }

  private NodeFolder open(Membership membership, boolean mayInitialise) {
    return NodeFolder.open(data(), GROUP, membership, mayInitialise);
  }

  private NodeFolder open() {
    return open(member("c", "n1", "127.0.0.1:1"), true);
  }

  /// Does what Raft does before it asks for the marker.
  private void initialise() throws IOException {
    try (NodeFolder folder = open()) {
      Files.createDirectories(folder.raftCurrent());
      Files.createFile(folder.raftCurrent().resolve("raft-meta"));
      folder.markInitialised();
    }
  }

  @Test
  void anInitialisedFolderOpensAgainWhetherOrNotItMayBeInitialised() throws IOException {
    initialise();

    open().close();
    open(member("c", "n1", "127.0.0.1:1"), false).close();
  }

  @Test
  void anEmptyFolderIsRefusedUnlessItMayBeInitialised() {
    assertThatThrownBy(() -> open(member("c", "n1", "127.0.0.1:1"), false))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("holds no data of node 'n1', and it may not be initialised")
        .hasMessageContaining("if this one has, see 'A node that lost its data'");
  }

  @Test
  void anInitialisedFolderWithoutItsRaftDataIsRefused() throws IOException {
    initialise();
    try (NodeFolder folder = open()) {
      Files.delete(folder.raftCurrent().resolve("raft-meta"));
    }

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("node 'n1' has run with data folder")
        .hasMessageContaining("is gone; restore it from this node's own disk");
  }

  @Test
  void aLogWithoutItsMarkerIsRefused() throws IOException {
    initialise();
    try (NodeFolder folder = open()) {
      Files.createFile(folder.raftCurrent().resolve("log_inprogress_0"));
    }
    Files.delete(data().resolve("holdfast-node"));

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("holds a Raft log but its marker holdfast-node is gone");
  }

  @Test
  void aNodeThatStoppedBeforeItsMarkerWasWrittenMayStartAgain() throws IOException {
    try (NodeFolder folder = open()) {
      Files.createDirectories(folder.raftCurrent());
      Files.createFile(folder.raftCurrent().resolve("raft-meta"));
    }

    open().close();
  }

  @Test
  void anotherNodesOrClustersFolderIsRefused() throws IOException {
    initialise();

    for (Membership other :
        new Membership[] {member("c", "n2", "127.0.0.1:1"), member("d", "n1", "127.0.0.1:1")}) {
      assertThatThrownBy(() -> open(other, true))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining(
              "belongs to node 'n1' of cluster 'c', not to node '%s' of cluster '%s'",
              other.node(), other.cluster());
    }
  }

  @Test
  void membersOfTheConfigurationCountAtTheFirstStartOnly() throws IOException {
    initialise();

    open(member("c", "n1", "127.0.0.1:9"), false).close();
  }

  @Test
  void aNodeThatItsClusterHasRemovedDoesNotStartAgain() throws IOException {
    initialise();
    try (NodeFolder folder = open()) {
      folder.markRemoved();
    }

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(
            "node 'n1' was removed from cluster 'c', and its id does not come back");
  }

  @Test
  void aFolderInUseIsRefused() throws IOException {
    try (NodeFolder _ = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("is in use by another process");
    }
    open().close();
  }

  @Test
  void anUnreadableMarkerIsRefused() throws IOException {
    initialise();
    Files.writeString(data().resolve("holdfast-node"), "format=9\n");

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("its format is 9, and this software reads 1 only");
  }

  @Test
  void theMarkerReadsBackWhateverNamesAreLike() throws IOException {
    Membership odd =
        new Membership(
            "my cluster = ü", "node one", new TreeMap<>(Map.of("node one", "[::1]:7001")));
    try (NodeFolder folder = open(odd, true)) {
      Files.createDirectories(folder.raftCurrent());
      Files.createFile(folder.raftCurrent().resolve("raft-meta"));
      folder.markInitialised();
    }

    open(odd, false).close();
    assertThat(Files.readString(data().resolve("holdfast-node"))).contains("do not edit");
  }
}
