package dev.holdfast.server;

import static org.awaitility.Awaitility.await;

import dev.holdfast.server.config.NodeConfig;
import dev.holdfast.v1.Role;
import dev.holdfast.v1.StatusRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A real cluster of three nodes, ready before the first test of a class.
final class ThreeNodes implements BeforeAllCallback, AfterAllCallback {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, RunningNode> running = new TreeMap<>();
  private Path folder;
  private List<NodeConfig> configs;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("holdfast-server");
    configs = TestConfigs.cluster(3, folder);
    configs.forEach(config -> running.put(config.node(), RunningNode.start(config)));
    awaitReady();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    running.values().forEach(RunningNode::close);
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(ThreeNodes::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Returns once every running node is ready.
  void awaitReady() {
    await()
        .atMost(PATIENCE)
        .until(() -> running.values().stream().allMatch(n -> n.get("/readyz").statusCode() == 200));
  }

  Collection<RunningNode> all() {
    return running.values();
  }

  RunningNode leader() {
    await().atMost(PATIENCE).until(() -> running.values().stream().anyMatch(ThreeNodes::leads));
    return running.values().stream().filter(ThreeNodes::leads).findFirst().orElseThrow();
  }

  RunningNode follower() {
    RunningNode leader = leader();
    return running.values().stream().filter(node -> node != leader).findFirst().orElseThrow();
  }

  private static boolean leads(RunningNode node) {
    return node.cluster().status(StatusRequest.getDefaultInstance()).getRole() == Role.ROLE_LEADER;
  }

  void stop(RunningNode node) {
    running.remove(node.id()).close();
  }

  /// Starts every node that was stopped, and returns once all are ready.
  void startStopped() {
    for (NodeConfig config : configs) {
      running.computeIfAbsent(config.node(), id -> RunningNode.start(config));
    }
    awaitReady();
  }
}
