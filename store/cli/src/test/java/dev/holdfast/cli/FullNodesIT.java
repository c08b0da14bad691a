package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.ClusterOptions;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.dns.zonefile.ZoneGenerator;
import dev.holdfast.record.DomainName;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A plan that the nodes, with 128 MiB each, have no memory for.
@Tag("thorough")
class FullNodesIT {

  private static final int ENDPOINTS = 600_000;

  @TempDir Path folder;

  /// As the launcher starts nodes, with less memory.
  private static final List<String> JVM =
      List.of("-Xmx128m", "-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError");

  @Test
  void isRefusedAndTheNodesLiveOn() throws Exception {
    Path file = folder.resolve("bulky.test.zone");
    try (Writer out = Files.newBufferedWriter(file)) {
      new ZoneGenerator(DomainName.of("bulky.test."), ENDPOINTS, 1, 7).write(out);
    }
    try (Cluster cluster = Cluster.start(ClusterOptions.small("bulky").withJvm(JVM))) {
      String servers = String.join(",", cluster.grpcAddresses());

      Cli run =
          Cli.run("zone", "import", file.toString(), "--server", servers, "--timeout", "120s");

      assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
      assertThat(run.err()).contains("memory of node", "clean up, or give it more with -Xmx");
      assertThat(cluster.nodes()).allMatch(NodeProcess::isAlive);
      assertThat(Cli.run("zone", "list", "--server", servers).out()).doesNotContain("bulky.test.");
      Cli cleaned =
          Cli.run("cleanup", "--keep", "1", "--open-older-than", "0s", "--server", servers);
      assertThat(cleaned.exitCode()).as(cleaned.err()).isZero();
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> {
            Cli after =
                Cli.run(
                    "zone",
                    "create",
                    "after.test.",
                    "--name-server",
                    "ns1.test.",
                    "--server",
                    servers);
            assertThat(after.exitCode()).as(after.err()).isZero();
          });
    }
  }
}
