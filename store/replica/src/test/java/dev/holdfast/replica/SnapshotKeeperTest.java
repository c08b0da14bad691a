package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.protocol.Formats;
import dev.holdfast.protocol.State;
import dev.holdfast.replica.storage.LogPosition;
import dev.holdfast.replica.storage.SnapshotFolder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goal: what a restart has to carry out again is bounded by what it costs, and the nodes of a
/// cluster do not all write a snapshot at the same entry.
class SnapshotKeeperTest {

  private static final int DUE = 90;
  private static final int SMALL = 1;

  @TempDir private Path folder;

  /// How many snapshots a node takes of entries with so many requests each.
  private long taken(String node, int entryOctets, int... requests) throws IOException {
    InetSocketAddress anywhere = new InetSocketAddress("127.0.0.1", 1);
    ReplicaConfig config =
        ReplicaConfig.of("test", node, Map.of("a", anywhere, "b", anywhere, "c", anywhere), folder)
            .with(new ReplicaConfig.Retention(DUE, 9 << 20, 3, 1, 4 << 10, 0));
    SnapshotFolder snapshots = SnapshotFolder.open(folder.resolve(node), "test");
    SnapshotKeeper keeper =
        new SnapshotKeeper(
            config,
            snapshots,
            new FormatGate(Formats.NEWEST, Formats.NEWEST),
            Optional.empty(),
            () -> {});
    for (int index = 0; index < requests.length; index++) {
      keeper.applied(
          new LogPosition(1, index), State.EMPTY, requests[index], entryOctets, 0, Map.of());
    }
    keeper.close();
    return keeper.tally().taken();
  }

  @Test
  void requests_count_and_not_the_entries_that_hold_them() throws IOException {
    assertThat(taken("a", SMALL, DUE - 1)).isZero();
    assertThat(taken("a", SMALL, DUE)).isEqualTo(1);
    assertThat(taken("a", SMALL, DUE - 1, 1)).isEqualTo(1);
  }

  @Test
  void large_requests_count_for_their_size() throws IOException {
    assertThat(taken("a", (9 << 20) - 1, 1)).isZero();
    assertThat(taken("a", 9 << 20, 1)).isEqualTo(1);
  }

  @Test
  void each_node_of_a_cluster_begins_at_another_figure() throws IOException {
    assertThat(taken("b", SMALL, DUE * 2 / 3 - 1)).isZero();
    assertThat(taken("b", SMALL, DUE * 2 / 3)).isEqualTo(1);
    assertThat(taken("c", SMALL, DUE / 3 - 1)).isZero();
    assertThat(taken("c", SMALL, DUE / 3)).isEqualTo(1);
    assertThat(taken("c", 3 << 20, 1)).isEqualTo(1);
  }
}
