package dev.holdfast.agents.live;

import dev.holdfast.client.ClientOptions;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.NodeReport;
import dev.holdfast.server.Node;
import dev.holdfast.server.config.NodeConfig;
import dev.holdfast.testing.FreePorts;
import dev.holdfast.v1.StatusRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// Three nodes in this JVM, shared by all tests of a run; each test works in zones of its own.
public final class LiveCluster {

  private static final List<String> IDS = List.of("a", "b", "c");
  private static final List<String> PURPOSES = List.of("raft", "grpc", "dns", "http");
  private static final LiveCluster SHARED = start();

  private final Path folder;
  private final Map<String, Map<String, String>> addresses = new TreeMap<>();
  private final Map<String, Node> running = new TreeMap<>();

  private LiveCluster(Path folder) {
    this.folder = folder;
  }

  public static LiveCluster shared() {
    return SHARED;
  }

  private static LiveCluster start() {
    try {
      LiveCluster cluster = new LiveCluster(Files.createTempDirectory("holdfast-live-"));
      for (String id : IDS) {
        Map<String, String> own = new TreeMap<>();
        PURPOSES.forEach(purpose -> own.put(purpose, "127.0.0.1:" + FreePorts.next()));
        cluster.addresses.put(id, own);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::end));
      IDS.forEach(cluster::startNode);
      return cluster;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public void startNode(String id) {
    try {
      Path config = folder.resolve(id + ".yaml");
      Files.writeString(config, config(id));
      running.put(id, Node.start(NodeConfig.load(config)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public void stopNode(String id) {
    running.remove(id).close();
  }

  private String config(String self) {
    StringBuilder text =
        new StringBuilder(
            """
            cluster: live
            node: %s
            data: data-%s
            initialise: true
            replication: {election_timeout_min: 300ms, election_timeout_max: 600ms, free_space_min: 1MiB}
            members:
            """
                .formatted(self, self));
    addresses.forEach((id, own) -> {
      text.append("  - {id: ").append(id);
      own.forEach((purpose, address) -> text.append(", %s: '%s'".formatted(purpose, address)));
      text.append("}\n");
    });
    return text.toString();
  }

  /// A client under this name, to be closed by whoever asked for it.
  public HoldfastClient client(String caller) {
    List<String> servers = addresses.values().stream().map(own -> own.get("grpc")).toList();
    return HoldfastClient.connect(
        servers, new ClientOptions(caller, Duration.ofSeconds(20), Duration.ofSeconds(2)));
  }

  /// The id of the node that leads.
  public String leader(HoldfastClient client) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(
            () ->
                client.cluster().reports(StatusRequest.getDefaultInstance()).stream()
                    .filter(NodeReport.Answered.class::isInstance)
                    .map(report -> ((NodeReport.Answered) report).status().getLeaderId())
                    .filter(running::containsKey)
                    .findFirst()
                    .orElse(""),
            leader -> !leader.isEmpty());
  }

  private void end() {
    running.values().forEach(Node::close);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException leftOver) {
      throw new UncheckedIOException(leftOver);
    }
  }
}
