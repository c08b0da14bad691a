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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A real cluster of three nodes.
final class ThreeNodes implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, RunningNode> running = new ConcurrentSkipListMap<>();
  private final Path folder;
  private final List<NodeConfig> configs;

  private ThreeNodes(Path folder, UnaryOperator<NodeConfig> choices) {
    this.folder = folder;
    this.configs = TestConfigs.cluster(3, folder).stream().map(choices).toList();
  }

  /// A new cluster, ready.
  static ThreeNodes start() {
    return start(config -> config);
  }

  /// A new cluster, ready.
  ///
  /// @param choices what these nodes' configurations have that others have not
  static ThreeNodes start(UnaryOperator<NodeConfig> choices) {
    try {
      ThreeNodes nodes = new ThreeNodes(Files.createTempDirectory("holdfast-server"), choices);
      nodes.startStopped();
      return nodes;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Starts every node that is not running, and returns once all are ready.
  void startStopped() {
    atOnce(
        configs, config -> running.computeIfAbsent(config.node(), id -> RunningNode.start(config)));
    awaitReady();
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

  private static <T> void atOnce(Collection<T> things, Consumer<T> deed) {
    things.stream()
        .map(thing ->
            CompletableFuture.runAsync(() -> deed.accept(thing), r -> new Thread(r).start()))
        .toList()
        .forEach(CompletableFuture::join);
  }

  @Override
  public void close() {
    atOnce(running.values(), RunningNode::close);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
