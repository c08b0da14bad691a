package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.access.Grant;
import dev.holdfast.access.Principal;
import dev.holdfast.access.Role;
import dev.holdfast.access.Scope;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Formats;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Refusal;
import dev.holdfast.replica.codec.CodecException;
import dev.holdfast.replica.codec.LogEntry;
import dev.holdfast.replica.storage.StorageException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster is upgraded node by node. What is new waits until the last one knows it; everything
/// else goes on meanwhile.
class MixedVersionTest {

  private static final String NEWEST_FORMAT = "holdfast.newest-format";
  private static final Command OF_FORMAT_2 =
      new Command.GrantRole(new Grant(new Principal("ops"), Role.ADMIN, Scope.STORE));

  @TempDir Path folder;

  @AfterEach
  void knowEverythingAgain() {
    System.clearProperty(NEWEST_FORMAT);
  }

  @Test
  void whatIsNewWaitsForTheLastMember() {
    System.setProperty(NEWEST_FORMAT, "1");
    try (Cluster cluster = Cluster.start(folder, Cluster.LARGE)) {
      cluster.submit(Story.createZone(Story.ZONE));
      System.clearProperty(NEWEST_FORMAT);
      upgrade(cluster, "n1");
      upgrade(cluster, "n2");
      awaitLeaderOtherThan(cluster, "n3");
      awaitRefusal(cluster, "n3 knows version 1");
      cluster.submit(Story.put(Story.endpoint(0), 7));
      assertThat(cluster.hashes()).hasSize(1);
      assertThat(inUse(cluster)).containsOnly(1);

      cluster.stop("n3");
      awaitRefusal(cluster, "cannot ask n3");
      cluster.start("n3");

      await().atMost(Cluster.PATIENCE).until(() -> outcome(cluster) instanceof Outcome.RoleGranted);
      assertThat(cluster.hashes()).hasSize(1);
      await().atMost(Cluster.PATIENCE).until(() -> inUse(cluster).equals(List.of(2, 2, 2)));
      assertThat(cluster.halts).isEmpty();
    }
  }

  /// Whom it waits for is forgotten by a leader that restarts, what it has come to is not.
  @Test
  void whatIsInUseStaysInUseThoughAMemberIsAway() {
    try (Cluster cluster = Cluster.start(folder, Cluster.SMALL)) {
      cluster.submit(Story.createZone(Story.ZONE));
      await().atMost(Cluster.PATIENCE).until(() -> inUse(cluster).equals(List.of(2, 2, 2)));
      for (int i = 0; i < 50; i++) {
        cluster.submit(Story.put(Story.endpoint(0), i));
      }
      await()
          .atMost(Cluster.PATIENCE)
          .until(() -> cluster.all().stream().allMatch(it -> it.snapshots().taken() > 0));
      cluster.stop("n3");
      upgrade(cluster, "n2");
      upgrade(cluster, "n1");

      assertThat(outcome(cluster)).isInstanceOf(Outcome.RoleGranted.class);

      System.setProperty(NEWEST_FORMAT, "1");
      assertThatThrownBy(() -> cluster.start("n3"))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining(
              "has format version 2, and this node reads versions up to 1; install the release of Holdfast that the other members run");
    }
  }

  @Test
  void anEntryOfANewerVersionIsNotGuessedAt() {
    byte[] newer = LogEntry.encode(Formats.NEWEST + 1, Instant.EPOCH);
    byte[] raising = LogEntry.encode(2, Instant.EPOCH);

    assertThatThrownBy(() -> LogEntry.decode(ByteBuffer.wrap(newer)))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("run the release that wrote it");
    assertThatThrownBy(() -> LogEntry.decode(ByteBuffer.wrap(raising), 1))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("format version 2, and this software reads versions 1 to 1");
    assertThat(LogEntry.decode(ByteBuffer.wrap(raising)))
        .isEqualTo(new LogEntry(2, Instant.EPOCH, List.of()));
  }

  private static void upgrade(Cluster cluster, String node) {
    cluster.stop(node);
    cluster.start(node);
  }

  /// An old release that leads does not even know what it is asked for.
  private static void awaitLeaderOtherThan(Cluster cluster, String old) {
    while (cluster.leader().equals(old)) {
      System.setProperty(NEWEST_FORMAT, "1");
      upgrade(cluster, old);
      System.clearProperty(NEWEST_FORMAT);
    }
  }

  private static List<Integer> inUse(Cluster cluster) {
    return cluster.all().stream().map(node -> node.formats().inUse()).toList();
  }

  private static Outcome outcome(Cluster cluster) {
    return cluster.submit(OF_FORMAT_2).reply().outcome();
  }

  private static void awaitRefusal(Cluster cluster, String because) {
    await()
        .atMost(Cluster.PATIENCE)
        .untilAsserted(() -> {
          Outcome outcome = outcome(cluster);
          assertThat(outcome).isInstanceOf(Outcome.Refused.class);
          Refusal refusal = ((Outcome.Refused) outcome).refusals().getFirst();
          assertThat(refusal.rule()).isEqualTo("format-not-yet");
          assertThat(refusal.subject()).isEqualTo("GrantRole");
          assertThat(refusal.toString()).contains("version 1 in use", because);
        });
  }
}
