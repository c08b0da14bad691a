package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.server.Node;
import dev.holdfast.server.config.NodeConfig;
import dev.holdfast.testing.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// A running cluster is saved while it takes changes, and another begins with what was saved.
class BackupCommandIT {

  @TempDir static Path folder;
  private static Path backup;
  private static long plan;

  @BeforeAll
  static void saveUnderLoad() throws Exception {
    LiveNodes.done("zone", "create", "saved.test.", "--name-server", "ns1.test.");
    LiveNodes.done("records", "put", "www.saved.test.", "60", "A", "192.0.2.1");
    Path file = folder.resolve("plan/saved.test.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "www: {type: A, ttl: 60, value: 192.0.2.66}\n");
    Cli submitted = LiveNodes.done("plan", "submit", file.getParent().toString());
    plan = Long.parseLong(submitted.out().replaceAll("(?s)\\D*(\\d+).*", "$1"));
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Void> load =
        CompletableFuture.runAsync(() -> {
          for (int i = 0; !enough.get(); i++) {
            LiveNodes.done("records", "put", "w" + i + ".saved.test.", "60", "A", "192.0.2.9");
          }
        });
    backup = folder.resolve("under-load.backup");
    Cli save = LiveNodes.done("backup", "save", backup.toString());
    enough.set(true);
    load.join();
    assertThat(save.out()).contains("Saved", "Cluster cli at revision", "saved.test.");
  }

  @Test
  void aBackupTellsWhatIsInItAndADamagedOneIsRefused() throws IOException {
    Cli verified = Cli.run("backup", "verify", backup.toString());
    assertThat(verified.exitCode()).as(verified.err()).isZero();
    assertThat(verified.out()).contains("is whole", "Cluster cli at revision", "saved.test.");
    assertThat(Cli.run("backup", "verify", backup.toString(), "--output", "json").out())
        .contains("\"cluster\": \"cli\"", "\"stateHash\": \"", "\"counts\": {");

    byte[] octets = Files.readAllBytes(backup);
    octets[octets.length / 2] ^= 1;
    Path damaged = Files.write(folder.resolve("damaged.backup"), octets);

    Cli refused = Cli.run("backup", "verify", damaged.toString());
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains(damaged + " is damaged", "use another backup");
    assertThat(Cli.run("backup", "verify", folder.toString()).err()).contains("is a folder");
    Cli missing = Cli.run("backup", "verify", folder.resolve("none").toString());
    assertThat(missing.exitCode()).isEqualTo(2);
  }

  @Test
  void nothingIsWrittenOver() throws IOException {
    byte[] before = Files.readAllBytes(backup);

    Cli again = LiveNodes.run("backup", "save", backup.toString());

    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("nothing is ever written over");
    assertThat(Files.readAllBytes(backup)).isEqualTo(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }

  @Test
  void aNewClusterBeginsWithItAndAnswersAsTheOldOneDid() throws Exception {
    List<Path> configs = configs("restored");
    List<String> arguments = new ArrayList<>(List.of("backup", "restore", backup.toString()));
    configs.forEach(config -> arguments.addAll(List.of("--config", config.toString())));
    Cli restored = Cli.run(arguments.toArray(String[]::new));
    assertThat(restored.exitCode()).as(restored.err()).isZero();
    String hash = restored.out().replaceAll("(?s).*State hash (\\S+).*", "$1");
    List<NodeConfig> nodes = configs.stream().map(NodeConfig::load).toList();
    List<Node> running = nodes.parallelStream().map(Node::start).toList();
    try {
      String servers =
          String.join(",", nodes.stream().map(node -> node.self().grpc().toString()).toList());
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Cli.run("zone", "list", "--server", servers).exitCode() == 0);
      assertThat(Cli.run("status", "--hash", "--server", servers).out())
          .contains("All states are equal", hash);
      for (NodeConfig node : nodes) {
        assertThat(firstAnswer(node.self().dns().port(), "www.saved.test.")).contains("192.0.2.1");
      }

      Cli late = Cli.run("plan", "enact", Long.toString(plan), "--server", servers);
      Cli put =
          Cli.run("records", "put", "www.saved.test.", "60", "A", "192.0.2.2", "--server", servers);

      assertThat(late.exitCode()).isEqualTo(1);
      assertThat(late.err() + late.out()).contains("plan-cleaned");
      assertThat(put.exitCode()).as(put.err()).isZero();
      assertThat(put.out()).contains("1000000");
      assertThat(Cli.run("audit", "--since", "1h", "--server", servers).out())
          .contains("Restore", "from a backup of cluster cli at revision");
    } finally {
      running.parallelStream().forEach(Node::close);
    }
  }

  @Test
  void aRestoreThatCannotBeMeantMakesNothing() throws Exception {
    List<Path> sameName = configs("cli");
    Cli refused =
        Cli.run("backup", "restore", backup.toString(), "--config", sameName.getFirst().toString());
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("give it a name of its own");
    Path config = configs("leaping").getFirst();
    Cli leap =
        Cli.run(
            "backup", "restore", backup.toString(), "--config", config.toString(), "--leap", "0");
    assertThat(leap.exitCode()).isEqualTo(2);
    Cli twice =
        Cli.run(
            "backup",
            "restore",
            backup.toString(),
            "--config",
            config.toString(),
            "--config",
            config.toString());
    assertThat(twice.exitCode()).isEqualTo(2);
    assertThat(config.resolveSibling("data-n1")).doesNotExist();
    assertThat(sameName.getFirst().resolveSibling("data-n1")).doesNotExist();
  }

  @Test
  void allZonesLeaveAsZoneFilesOfOneMomentAndComeBack() throws IOException {
    Path zones = folder.resolve("zones");
    Cli exported =
        LiveNodes.done("backup", "export", zones.toString(), "--from", backup.toString());
    assertThat(exported.err()).contains("at revision", zones.toString());
    assertThat(zones.resolve("saved.test.zone")).content().contains("192.0.2.1");
    assertThat(LiveNodes.run("backup", "export", zones.toString()).exitCode()).isEqualTo(1);
    Path now = folder.resolve("zones-now");
    LiveNodes.done("backup", "export", now.toString());
    assertThat(now.resolve("saved.test.zone")).exists();

    Path moved = Files.createDirectories(folder.resolve("moved"));
    Files.writeString(
        moved.resolve("moved.test.zone"),
        Files.readString(zones.resolve("saved.test.zone")).replace("saved.test.", "moved.test."));
    Cli imported = LiveNodes.done("backup", "import", moved.toString(), "--reason", "moving");
    assertThat(imported.out()).contains("Zone moved.test. is live with serial");
    assertThat(LiveNodes.done("records", "get", "www.moved.test.").out()).contains("192.0.2.1");

    Files.writeString(moved.resolve("other.test.zone"), "this is no zone file\n");
    Files.writeString(
        moved.resolve("moved.test.zone"),
        Files.readString(moved.resolve("moved.test.zone")).replace("192.0.2.1", "192.0.2.8"));
    assertThat(LiveNodes.run("backup", "import", moved.toString()).exitCode()).isEqualTo(1);
    assertThat(LiveNodes.done("records", "get", "www.moved.test.").out()).contains("192.0.2.1");
  }

  /// What a node answers once it answers: until it knows of a leader it says SERVFAIL, so that the
  /// question goes to another, and never that there is nothing.
  private static String firstAnswer(int port, String name) throws IOException {
    SimpleResolver resolver = new SimpleResolver("127.0.0.1");
    resolver.setPort(port);
    Message query = Message.newQuery(Record.newRecord(Name.fromString(name), Type.A, DClass.IN));
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> resolver.send(query), answer -> answer.getRcode() != Rcode.SERVFAIL)
        .toString();
  }

  /// Configurations of three nodes, their data beside them.
  private static List<Path> configs(String cluster) throws IOException {
    Path in = Files.createDirectories(folder.resolve("cluster-" + cluster));
    StringBuilder members = new StringBuilder();
    for (String node : List.of("n1", "n2", "n3")) {
      members.append(
          "  - {id: %s, raft: '%s', grpc: '%s', dns: '%s', http: '%s'}\n"
              .formatted(node, free(), free(), free(), free()));
    }
    List<Path> files = new ArrayList<>();
    for (String node : List.of("n1", "n2", "n3")) {
      files.add(
          Files.writeString(
              in.resolve(node + ".yaml"),
              "cluster: %s\nnode: %s\ndata: data-%s\nreplication: {free_space_min: 64MiB}\nmembers:\n%s"
                  .formatted(cluster, node, node, members)));
    }
    return files;
  }

  private static String free() {
    return "127.0.0.1:" + FreePorts.next();
  }
}
