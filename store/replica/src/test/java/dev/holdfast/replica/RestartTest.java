package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.protocol.State;
import dev.holdfast.record.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node that was away, for a moment or for long, comes back with the state of the others.
class RestartTest {

  @TempDir Path folder;
  private Cluster cluster;

  @AfterEach
  void stop() {
    cluster.close();
    assertThat(cluster.halts).isEmpty();
  }

  @Test
  void aNodeThatMissedSomeEntriesCatchesUpFromTheLog() {
    cluster = Cluster.start(folder, Cluster.LARGE);
    write(0, 30);
    String away = cluster.followers().getFirst();
    cluster.stop(away);
    write(30, 60);

    cluster.start(away);

    assertThat(cluster.hashes()).hasSize(1);
    assertThat(snapshots(away)).isEmpty();
  }

  @Test
  void allNodesComeBackWithTheStateTheyHad() {
    cluster = Cluster.start(folder, Cluster.SMALL);
    write(0, 100);
    Set<Digest> before = cluster.hashes();
    awaitSnapshots();
    cluster.close();

    Cluster.NODES.forEach(cluster::start);

    assertThat(before).hasSize(1);
    assertThat(cluster.hashes()).isEqualTo(before);
    State leading = cluster.node(cluster.leader()).applied().state();
    for (int i = 0; i < 100; i++) {
      assertThat(Story.valueAt(leading, Story.endpoint(i))).isEqualTo(i);
    }
  }

  @Test
  void aNodeThatMissedASnapshotGetsItFromTheLeaderAndStartsFromItAgain() {
    cluster = Cluster.start(folder, Cluster.SMALL);
    write(0, 10);
    cluster.settle();
    String away = cluster.followers().getFirst();
    Applied seen = cluster.node(away).applied();
    cluster.stop(away);
    write(10, 150);
    awaitLogWithout(seen.index() + 1);

    RatisReplica back = cluster.start(away);
    List<Long> heard = new CopyOnWriteArrayList<>();
    AutoCloseable _ = back.listen(step -> heard.add(step.before().revision()));
    Set<Digest> before = cluster.hashes();
    assertThat(before).hasSize(1);
    assertThat(heard).isSorted().isNotEmpty();
    assertThat(heard.getFirst()).isGreaterThan(seen.state().revision());

    cluster.close();
    Cluster.NODES.forEach(cluster::start);
    assertThat(cluster.hashes()).isEqualTo(before);
  }

  @Test
  void aNodeThatStartsAloneAnswersWhatItAnsweredBefore() {
    cluster = Cluster.start(folder, Cluster.LARGE);
    write(0, 50);
    cluster.settle();
    String one = cluster.followers().getFirst();
    Applied before = cluster.node(one).applied();
    cluster.close();

    Applied after = cluster.start(one).lasting();

    // An entry of Raft's own may have come while the nodes were closed.
    assertThat(after.index()).isGreaterThanOrEqualTo(before.index());
    assertThat(StateHash.of(after.state())).isEqualTo(StateHash.of(before.state()));
    assertThat(cluster.node(one).standing().leader()).isEmpty();
  }

  /// What docs/operating.md tells under 'A node that lost its data'.
  @Test
  void aNodeThatLostItsDataComesBackWithACopyOfTheLeaders() throws IOException {
    cluster = Cluster.start(folder, Cluster.SMALL);
    write(0, 60);
    Set<Digest> before = cluster.hashes();
    String lost = cluster.followers().getFirst();
    cluster.stop(lost);
    deleteAll(cluster.folder(lost));
    String leader = cluster.leader();
    cluster.stop(leader);

    Folders.copy(cluster.folder(leader), cluster.folder(lost));
    Path marker = cluster.folder(lost).resolve("holdfast-node");
    Files.writeString(marker, Files.readString(marker).replace("node=" + leader, "node=" + lost));
    cluster.start(leader);
    cluster.start(lost);

    assertThat(cluster.hashes()).isEqualTo(before);
    cluster.stop(cluster.leader());
    assertThat(cluster.hashes()).isEqualTo(before);
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void write(int from, int to) {
    if (from == 0) {
      cluster.submit(Story.createZone(Story.ZONE));
    }
    for (int i = from; i < to; i++) {
      cluster.submit(Story.keyed("put-" + i, Story.put(Story.endpoint(i), i)));
    }
  }

  private void awaitSnapshots() {
    await()
        .atMost(Cluster.PATIENCE)
        .until(() -> Cluster.NODES.stream().noneMatch(node -> snapshots(node).isEmpty()));
  }

  /// Waits until no running node's log reaches back to `index`, so that only a snapshot can help.
  private void awaitLogWithout(long index) {
    await()
        .atMost(Cluster.PATIENCE)
        .until(() -> running().allMatch(node -> logBegin(node) > index));
  }

  private Stream<RatisReplica> running() {
    return cluster.all().stream();
  }

  private static long logBegin(RatisReplica replica) {
    return replica.division().getRaftLog().getStartIndex();
  }

  private List<Path> snapshots(String node) {
    try (Stream<Path> files = Files.list(cluster.folder(node).resolve("snapshots"))) {
      return new ArrayList<>(files.toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
