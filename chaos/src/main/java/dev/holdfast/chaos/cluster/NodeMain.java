package dev.holdfast.chaos.cluster;

import dev.holdfast.server.Node;
import dev.holdfast.server.config.NodeConfig;
import java.nio.file.Path;

/// Runs a node until its process is ended: `holdfast node` without the command around it.
final class NodeMain {

  private NodeMain() {}

  public static void main(String[] args) throws InterruptedException {
    Node node = Node.start(NodeConfig.load(Path.of(args[0])));
    Runtime.getRuntime().addShutdownHook(new Thread(node::close));
    node.awaitClosed();
  }
}
