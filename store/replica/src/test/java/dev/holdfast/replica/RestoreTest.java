package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Formats;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Reply;
import dev.holdfast.record.Digest;
import dev.holdfast.replica.backup.Backup;
import dev.holdfast.replica.backup.BackupManifest;
import dev.holdfast.replica.backup.BackupReader;
import dev.holdfast.replica.backup.BackupWriter;
import dev.holdfast.replica.backup.Seed;
import dev.holdfast.replica.storage.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster of real nodes begins with the backup of another. Its nodes agree from the first
/// moment, and go on as if they had always been together.
class RestoreTest {

  private static final long LEAP = 1_000_000;

  @TempDir static Path saved;
  private static Backup backup;
  private static long sealed;

  @TempDir Path folder;
  private final List<String> halts = new CopyOnWriteArrayList<>();
  private final Map<String, RatisReplica> running = new TreeMap<>();
  private final Map<String, InetSocketAddress> peers = new TreeMap<>();
  private Seed seed;

  /// Saved while the cluster takes changes.
  @BeforeAll
  static void saveOne() throws IOException {
    Path file = saved.resolve("a.backup");
    try (Cluster cluster = Cluster.start(saved.resolve("nodes"), Cluster.SMALL, List.of("n1"))) {
      cluster.submit(Story.createZone(Story.ZONE));
      for (int i = 0; i < 30; i++) {
        cluster.submit(Story.put(Story.endpoint(i), i));
      }
      sealed = sealedPlan(cluster);
      cluster.submit(Story.put(Story.endpoint(1), 77));
      Applied applied = cluster.node("n1").applied();
      for (int i = 0; i < 30; i++) {
        cluster.node("n1").submit(Story.request(Story.put(Story.endpoint(i), 100 + i)));
      }
      BackupManifest manifest =
          new BackupManifest(
              Formats.NEWEST,
              "test",
              applied.index(),
              applied.state().revision(),
              Instant.EPOCH,
              "n1",
              "1.2.3");
      try (OutputStream out = Files.newOutputStream(file)) {
        BackupWriter.write(manifest, applied.state(), out);
      }
    }
    backup = BackupReader.read(file);
  }

  private static long sealedPlan(Cluster cluster) {
    Reply opened = cluster.submit(new Command.OpenPlan()).reply();
    long generation = ((Outcome.PlanOpened) opened.outcome()).generation();
    Reply staged = cluster.submit(Story.stage(generation, 0, 0, 3, 9)).reply();
    Outcome.RecordSetsStaged told = (Outcome.RecordSetsStaged) staged.outcome();
    cluster.submit(
        new Command.SealPlan(generation, told.digest(), told.endpoints(), told.recordSets()));
    return generation;
  }

  @BeforeEach
  void sow() {
    Cluster.NODES.forEach(node -> peers.put(node, Cluster.freeAddress()));
    seed = Seed.of(backup, LEAP);
  }

  @AfterEach
  void stop() {
    running.values().parallelStream().forEach(RatisReplica::close);
    assertThat(halts).isEmpty();
  }

  private ReplicaConfig config(String node) {
    return ReplicaConfig.of("after", node, peers, folder.resolve(node))
        .with(
            new ReplicaConfig.Timing(
                Duration.ofMillis(400), Duration.ofMillis(800), Duration.ofSeconds(10)))
        .with(Cluster.SMALL);
  }

  private void start(ReplicaConfig config) {
    running.put(
        config.node(),
        RatisReplica.start(config, (reason, _) -> halts.add(reason), InstantSource.system()));
  }

  private RatisReplica leader() {
    await().atMost(Cluster.PATIENCE).until(() -> leading().isPresent());
    return leading().orElseThrow();
  }

  private Optional<RatisReplica> leading() {
    return running.values().stream()
        .filter(node -> node.standing().role() == Standing.Role.LEADER)
        .findFirst();
  }

  private List<Digest> hashesAt(long index) {
    return running.values().stream()
        .map(node -> StateHash.of(Cluster.awaitApplied(node, index).state()))
        .distinct()
        .toList();
  }

  @Test
  void allNodesBeginWithOneStateAndGoOnFromIt() throws IOException {
    for (String node : Cluster.NODES) {
      seed.plant(config(node));
      start(config(node));
      assertThat(StateHash.of(running.get(node).applied().state())).isEqualTo(seed.hash());
    }
    RatisReplica leader = leader();
    assertThat(Story.valueAt(leader.applied().state(), Story.endpoint(1))).isEqualTo(77);
    assertThat(Story.valueAt(leader.applied().state(), Story.endpoint(29))).isEqualTo(29);

    Reply late = leader.submit(Story.request(Story.enact(sealed))).join().reply();
    Committed put = leader.submit(Story.request(Story.put(Story.endpoint(1), 5))).join();

    assertThat(late.outcome()).isInstanceOf(Outcome.Refused.class);
    assertThat(put.reply().revision()).isEqualTo(backup.manifest().revision() + LEAP + 1);
    assertThat(put.index()).isGreaterThan(backup.manifest().index());
    assertThat(hashesAt(put.index())).hasSize(1);
    String away = Cluster.NODES.getLast();
    running.remove(away).close();
    start(config(away));
    assertThat(hashesAt(put.index())).hasSize(1);
  }

  /// Two hold what was restored. The third, which holds nothing, can vote and take it over from
  /// them; it cannot lead them back to nothing.
  @Test
  void aNodeThatWasNotRestoredTakesTheStateFromTheOthers() throws IOException {
    seed.plant(config("n1"));
    seed.plant(config("n2"));
    start(config("n3").mayInitialise(true));
    start(config("n2"));
    start(config("n1"));

    Committed put = leader().submit(Story.request(Story.put(Story.endpoint(1), 5))).join();

    assertThat(hashesAt(put.index())).hasSize(1);
    assertThat(running.get("n3").applied().state().revision())
        .isEqualTo(backup.manifest().revision() + LEAP + 1);
  }

  @Test
  void nothingIsWrittenOverAndNoClusterIsTakenForTheOneThatWasSaved() throws IOException {
    seed.plant(config("n1"));
    assertThatThrownBy(() -> seed.plant(config("n1")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("holds something already, and nothing is ever written over");
    ReplicaConfig same = ReplicaConfig.of("test", "n2", peers, folder.resolve("n2"));
    assertThatThrownBy(() -> seed.plant(same))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give it a name of its own");
    assertThat(folder.resolve("n2")).doesNotExist();
    ReplicaConfig old = ReplicaConfig.of("test", "n1", peers, folder.resolve("n1"));
    assertThatThrownBy(() -> RatisReplica.start(old))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(
            "belongs to node 'n1' of cluster 'after', not to node 'n1' of cluster 'test'");
  }

  /// A restore that was killed leaves nothing that a node would start from, and can be run again.
  @Test
  void whatWasLeftHalfMadeIsMadeAnew() throws IOException {
    Path half = folder.resolve("n1.part");
    Files.createDirectories(half.resolve("raft"));
    Files.writeString(half.resolve("holdfast-node"), "half");

    seed.plant(config("n1"));

    assertThat(half).doesNotExist();
    start(config("n1"));
    assertThat(StateHash.of(running.get("n1").applied().state())).isEqualTo(seed.hash());
  }
}
