package dev.holdfast.server;

import static org.awaitility.Awaitility.await;

import dev.holdfast.server.config.NodeConfig;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A node over a [MemoryReplica]: fresh for each test, or, in a static field, one for all tests of
/// a class.
final class OneNode
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private final UnaryOperator<NodeConfig> choices;
  private NodeConfig config;
  private MemoryReplica replica;
  private RunningNode node;
  private boolean shared;

  OneNode() {
    this(config -> config);
  }

  /// @param choices what this node's configuration has that others have not
  OneNode(UnaryOperator<NodeConfig> choices) {
    this.choices = choices;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    shared = true;
    start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!shared) {
      start();
    }
  }

  private void start() {
    config = choices.apply(TestConfigs.cluster(1, Path.of("unused")).getFirst());
    replica = new MemoryReplica(config.node());
    node = RunningNode.start(config, ignored -> replica);
    await().until(() -> !node.dig().ask("example.", "SOA").rcode().equals("SERVFAIL"));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!shared) {
      node.close();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    node.close();
  }

  NodeConfig config() {
    return config;
  }

  MemoryReplica replica() {
    return replica;
  }

  RunningNode node() {
    return node;
  }

  Planner planner() {
    return new Planner(node);
  }
}
