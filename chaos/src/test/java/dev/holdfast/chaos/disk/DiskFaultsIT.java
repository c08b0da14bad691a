package dev.holdfast.chaos.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.ClusterOptions;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.v1.StatusRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Disks of real nodes fail under load. Whatever they do: a node that cannot trust its disk ends
/// with code 70 and says why, the others go on, nothing acknowledged is lost, and the node comes
/// back where it may.
@Tag("long")
class DiskFaultsIT {

  private static final int STOPPED_ITSELF = 70;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path seen;
  private static Cluster cluster;
  private static Ledger ledger;

  @BeforeAll
  static void start() throws InterruptedException {
    cluster = Cluster.start(ClusterOptions.small("disk"));
    ledger = new Ledger(cluster);
    ledger.awaitProgress();
  }

  @AfterAll
  static void stop() {
    try (Cluster _ = cluster;
        Ledger _ = ledger) {
      // Both, whichever of them came to be.
    }
  }

  @AfterEach
  void nothingAcknowledgedIsLostAndAllComeBack() throws InterruptedException {
    cluster.awaitReady();
    ledger.awaitProgress();
    ledger.assertNothingLost();
  }

  private static NodeProcess leader() {
    String leader =
        ledger.client().cluster().status(StatusRequest.getDefaultInstance()).getLeaderId();
    return cluster.nodes().stream()
        .filter(node -> node.id().equals(leader))
        .findFirst()
        .orElseThrow();
  }

  private static NodeProcess follower() {
    String leader = leader().id();
    return cluster.nodes().stream()
        .filter(node -> !node.id().equals(leader))
        .findFirst()
        .orElseThrow();
  }

  private Path output(NodeProcess node) throws IOException {
    return Files.createTempFile(seen, node.id(), ".strace");
  }

  private static void assertStoppedItself(NodeProcess node, String why) throws Exception {
    assertThat(node.awaitExit(PATIENCE)).isEqualTo(STOPPED_ITSELF);
    assertThat(Files.readString(node.logFile())).contains("This node stops now: " + why);
  }

  @Test
  void aLeaderWhoseLogCannotBeSynchronisedEndsAndTheOthersGoOn() throws Exception {
    NodeProcess leader = leader();
    try (Strace _ =
        Strace.attach(
            leader.pid(),
            output(leader),
            List.of("-e", "trace=fdatasync", "-e", "inject=fdatasync:error=EIO"))) {
      assertStoppedItself(leader, "the Raft log could not be written; check the disk");
    }
    ledger.awaitProgress();
    leader.start();
  }

  @Test
  void aFollowerWhoseDiskIsFullEndsAndTheOthersGoOn() throws Exception {
    NodeProcess follower = follower();
    try (Strace _ =
        Strace.attach(
            follower.pid(),
            output(follower),
            List.of(
                "-P",
                LogFile.of(follower.dataFolder()).path().toString(),
                "-e",
                "trace=write,pwrite64",
                "-e",
                "inject=write,pwrite64:error=ENOSPC"))) {
      assertStoppedItself(follower, "the Raft log could not be written; check the disk");
    }
    ledger.awaitProgress();
    follower.start();
  }

  @Test
  void aFolderThatCannotBeSynchronisedEndsTheNodeBeforeItTakesPartInATerm() throws Exception {
    NodeProcess follower = follower();
    try (Strace _ =
        Strace.attach(
            follower.pid(),
            output(follower),
            List.of("-e", "trace=fsync", "-e", "inject=fsync:error=EIO"))) {
      NodeProcess leader = leader();
      leader.kill();
      assertThat(follower.awaitExit(PATIENCE)).isEqualTo(STOPPED_ITSELF);
      assertThat(Files.readString(follower.logFile()))
          .containsPattern(
              "This node stops now: .* could not be (synchronised|written); check the disk");
      leader.start();
    }
    follower.start();
  }

  /// The disks of all three lose what they had not been told to keep, at one moment.
  @Test
  void aPowerCutOfAllNodesLosesNothingThatWasAcknowledged() throws Exception {
    List<WriteCache> caches = new ArrayList<>();
    long lost = 0;
    try {
      for (NodeProcess node : cluster.nodes()) {
        caches.add(WriteCache.of(node.pid(), node.dataFolder()));
      }
      ledger.awaitProgress();
      cluster.nodes().parallelStream().forEach(NodeProcess::kill);
      for (WriteCache cache : caches) {
        lost += cache.lose();
      }
    } finally {
      caches.forEach(WriteCache::close);
    }
    assertThat(lost).as("octets that the power cut took").isPositive();
    cluster.nodes().forEach(NodeProcess::start);
  }

  @Test
  void aFlippedBitAndAFolderThatIsGoneAreRefusedAndTheOthersGoOn() throws Exception {
    NodeProcess follower = follower();
    follower.kill();
    LogFile log = LogFile.of(follower.dataFolder());
    int middle = log.end() / 2;
    log.flip(middle);
    assertDoesNotStart(follower, "is damaged at octet");
    log.flip(middle);

    Path raft = follower.dataFolder().resolve("raft");
    Path away = follower.dataFolder().resolveSibling("raft-away");
    Files.move(raft, away);
    assertDoesNotStart(follower, "its Raft data in");
    deleteEmpty(raft);
    Files.move(away, raft);
    ledger.awaitProgress();
    follower.start();
  }

  private static void deleteEmpty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Files.delete(folder);
    }
  }

  private static void assertDoesNotStart(NodeProcess node, String why) throws Exception {
    long before = Files.size(node.logFile());
    node.start();
    assertThat(node.awaitExit(PATIENCE)).isNotZero();
    String log = Files.readString(node.logFile()).substring((int) before);
    assertThat(log).contains(why, "see 'A node that lost its data' in docs/operating.md");
  }

  /// Files begin, end and get new names when a term begins. None of that is trusted to survive
  /// before the folder was synchronised.
  @Test
  void namesAreDurableBeforeWhatTheyNameCounts() throws Exception {
    NodeProcess follower = follower();
    NodeProcess leader = leader();
    Path current = LogFile.of(follower.dataFolder()).path().getParent();
    List<String> calls;
    try (Strace strace =
        Strace.attach(
            follower.pid(),
            output(follower),
            List.of("-e", "trace=rename,openat,fsync,fdatasync"))) {
      leader.kill();
      ledger.awaitProgress();
      calls = strace.lines();
    }
    leader.start();

    NameOrder.Seen names = NameOrder.check(calls, current);
    assertThat(names.votes()).as("times the vote was written").isPositive();
    assertThat(names.files()).as("files of the log that began").isPositive();
    assertThat(names.unsynced()).isEmpty();
  }
}
