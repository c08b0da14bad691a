package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.replica.storage.StorageException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node that can no longer be trusted stops, and one that cannot be right does not start.
class FailureTest {

  private static final List<String> ALONE = List.of("n1");

  @TempDir Path folder;
  private Cluster cluster;

  @AfterEach
  void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void anEntryThatCannotBeAppliedStopsTheNode() {
    cluster = Cluster.start(folder, Cluster.LARGE, ALONE);
    cluster.submit(Story.createZone(Story.ZONE));
    cluster.stop("n1");
    Instant endOfTime = Instant.MAX;
    RatisReplica replica = cluster.start("n1", () -> endOfTime);
    cluster.leader();
    long before = replica.applied().index();

    replica.submit(Story.keyed("broken", Story.put(Story.endpoint(1), 1)));

    awaitHalt("n1: the log entry at index");
    assertThat(replica.applied().index()).isLessThanOrEqualTo(before + 1);
    assertThat(replica.applied().state().requests().bySequence()).isEmpty();
  }

  @Test
  void aServerThatClosesItselfStopsTheNode() throws IOException {
    cluster = Cluster.start(folder, Cluster.LARGE, ALONE);
    cluster.leader();

    cluster.node("n1").division().close();

    awaitHalt("n1: the Raft server closed itself");
  }

  @Test
  void aLogThatCannotBeWrittenStopsTheNode() {
    cluster = Cluster.start(folder, Cluster.LARGE, ALONE);
    cluster.leader();

    cluster
        .node("n1")
        .division()
        .getStateMachine()
        .event()
        .notifyLogFailed(
            new IOException("No space left on device"), LogEntryProto.getDefaultInstance());

    awaitHalt("n1: the Raft log could not be written; check the disk");
  }

  @Test
  void aNodeThatIsAskedToStopDoesNotCallItAFailure() {
    cluster = Cluster.start(folder, Cluster.LARGE, ALONE);
    cluster.leader();

    cluster.stop("n1");

    assertThat(cluster.halts).isEmpty();
  }

  @Test
  void whoWaitsAtANodeThatStopsIsToldSo() {
    cluster = Cluster.start(folder, Cluster.LARGE, ALONE);
    cluster.leader();
    var waiting = cluster.node("n1").awaitApplied(1_000_000);

    cluster.stop("n1");

    assertThatThrownBy(waiting::join)
        .cause()
        .isInstanceOf(NotLeaderException.class)
        .hasMessage("node n1 has stopped");
  }

  @Test
  void aDamagedSnapshotIsPutAsideWhenLogAndOlderOneSuffice() throws IOException {
    ReplicaConfig.Retention keepLog =
        new ReplicaConfig.Retention(20, 1 << 20, 3, 10_000, 1 << 20, 1 << 20);
    cluster = Cluster.start(folder, keepLog, ALONE);
    cluster.submit(Story.createZone(Story.ZONE));
    for (int i = 0; i < 60; i++) {
      cluster.submit(Story.put(Story.endpoint(i), i));
    }
    await().atMost(Cluster.PATIENCE).until(() -> snapshots().size() >= 2);
    var before = StateHash.of(cluster.node("n1").applied().state());
    cluster.stop("n1");
    Path newest = snapshots().getLast();
    damage(newest);

    RatisReplica replica = cluster.start("n1");

    assertThat(StateHash.of(replica.applied().state())).isEqualTo(before);
    assertThat(newest.resolveSibling(newest.getFileName() + ".damaged")).exists();
    assertThat(cluster.halts).isEmpty();
  }

  @Test
  void aDamagedFileOfTheLogThatWasCompleteIsRefused() throws IOException {
    ReplicaConfig.Retention smallFiles =
        new ReplicaConfig.Retention(10_000, 1 << 30, 3, 10_000, 8 << 10, 1 << 20);
    cluster = Cluster.start(folder, smallFiles, ALONE);
    cluster.submit(Story.createZone(Story.ZONE));
    for (int i = 0; i < 200; i++) {
      cluster.submit(Story.put(Story.endpoint(i), i));
    }
    cluster.stop("n1");
    Path complete;
    try (Stream<Path> files = Files.walk(cluster.folder("n1").resolve("raft"))) {
      complete =
          files
              .filter(it -> it.getFileName().toString().startsWith("log_0-"))
              .findFirst()
              .orElseThrow();
    }
    damage(complete);

    assertThatThrownBy(() -> cluster.start("n1"))
        .isInstanceOf(StorageException.class)
        .hasMessageMatching(
            "the Raft log .*log_0-\\d+ is damaged at octet \\d+: entry \\d+ is broken or missing; .*");
  }

  @Test
  void damagedSnapshotsThatNothingCanReplaceAreRefused() throws IOException {
    cluster = Cluster.start(folder, Cluster.SMALL, ALONE);
    cluster.submit(Story.createZone(Story.ZONE));
    for (int i = 0; i < 150; i++) {
      cluster.submit(Story.put(Story.endpoint(i), i));
    }
    await()
        .atMost(Cluster.PATIENCE)
        .until(() -> cluster.node("n1").division().getRaftLog().getStartIndex() > 0);
    cluster.stop("n1");
    for (Path snapshot : snapshots()) {
      damage(snapshot);
    }

    assertThatThrownBy(() -> cluster.start("n1"))
        .isInstanceOf(StorageException.class)
        .hasMessageMatching(
            "(?s)entry 0 is in no snapshot that can be read and not in the log: the Raft log begins with entry \\d+; "
                + "snapshot .* is damaged: its digest is .* where .* is expected.*restore it from this node's own disk.*");
    assertThat(snapshots()).isNotEmpty();
  }

  @Test
  void aPortThatIsTakenIsSaidToBe() {
    cluster = Cluster.start(folder, Cluster.LARGE, ALONE);
    ReplicaConfig taken =
        ReplicaConfig.of(
                "other", "m1", Map.of("m1", cluster.config("n1").address()), folder.resolve("m1"))
            .mayInitialise(true)
            .with(Cluster.LARGE);

    assertThatThrownBy(() -> RatisReplica.start(taken))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(
            "it cannot listen at " + RaftSettings.text(cluster.config("n1").address()))
        .hasMessageContaining("Address already in use");
  }

  @Test
  void anAddressThatIsNotLoopbackNeedsToBeAllowedInSoManyWords() {
    ReplicaConfig open =
        ReplicaConfig.of(
                "test",
                "n1",
                Map.of("n1", InetSocketAddress.createUnresolved("0.0.0.0", 7001)),
                folder.resolve("n1"))
            .mayInitialise(true);

    assertThatThrownBy(() -> RatisReplica.start(open))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("would listen at 0.0.0.0:7001, which is not loopback");
  }

  @Test
  void aDiskWithTooLittleRoomIsRefused() {
    ReplicaConfig full =
        ReplicaConfig.of("test", "n1", Map.of("n1", Cluster.freeAddress()), folder.resolve("n1"))
            .mayInitialise(true)
            .with(new ReplicaConfig.Retention(1, 1, 1, 1, 1 << 20, Long.MAX_VALUE));

    assertThatThrownBy(() -> RatisReplica.start(full))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("octets free and a node needs " + Long.MAX_VALUE);
  }

  private void awaitHalt(String reason) {
    await()
        .atMost(Cluster.PATIENCE)
        .untilAsserted(() -> assertThat(cluster.halts).anyMatch(halt -> halt.startsWith(reason)));
  }

  private List<Path> snapshots() throws IOException {
    try (Stream<Path> files = Files.list(cluster.folder("n1").resolve("snapshots"))) {
      return files
          .filter(it -> it.getFileName().toString().matches("snapshot-[0-9-]+"))
          .sorted()
          .toList();
    }
  }

  private static void damage(Path file) throws IOException {
    byte[] octets = Files.readAllBytes(file);
    octets[octets.length / 2] ^= 1;
    Files.write(file, octets);
  }
}
