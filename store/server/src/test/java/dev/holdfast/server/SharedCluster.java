package dev.holdfast.server;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The one cluster of three nodes that all tests share which leave its nodes alone. Each test class
/// has a zone of its own.
final class SharedCluster implements BeforeAllCallback {

  private ThreeNodes nodes;

  @Override
  public void beforeAll(ExtensionContext context) {
    nodes =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(SharedCluster.class))
            .getOrComputeIfAbsent("nodes", key -> new Shared(ThreeNodes.start()), Shared.class)
            .nodes();
  }

  private record Shared(ThreeNodes nodes) implements AutoCloseable {
    @Override
    public void close() {
      nodes.close();
    }
  }

  ThreeNodes nodes() {
    return nodes;
  }
}
