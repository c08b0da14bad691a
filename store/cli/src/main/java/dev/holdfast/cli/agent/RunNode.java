package dev.holdfast.cli.agent;

import dev.holdfast.cli.config.ConfigOptions;
import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Trouble;
import dev.holdfast.cli.log.Logging;
import dev.holdfast.server.Node;
import dev.holdfast.server.config.NodeConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Runs one node.
@Command(
    name = "node",
    description = "Runs one node of a cluster, until it is told to stop.",
    footer = {
      "  holdfast node --config node-1.yaml",
      "  holdfast node --config node-1.yaml --set dns.threads=2",
      "",
      "node-1.yaml:",
      "  cluster: example",
      "  node: node-1",
      "  data: data",
      "  initialise: true    # for the first start: makes an empty data folder into a new member's",
      "  members:",
      "    - {id: node-1, raft: 127.0.0.1:7231, grpc: 127.0.0.1:7201, dns: 127.0.0.1:7211, http: 127.0.0.1:7221}",
      "    - {id: node-2, raft: 127.0.0.1:7232, grpc: 127.0.0.1:7202, dns: 127.0.0.1:7212, http: 127.0.0.1:7222}",
      "    - {id: node-3, raft: 127.0.0.1:7233, grpc: 127.0.0.1:7203, dns: 127.0.0.1:7213, http: 127.0.0.1:7223}"
    })
public final class RunNode implements Callable<Integer> {

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Override
  public Integer call() {
    NodeConfig read = options.load().config();
    Logging.apply(read.log());
    UntilTold.run(() -> {
      try (Node node = start(read)) {
        node.awaitClosed();
      }
    });
    return ExitCode.DONE.code();
  }

  private static Node start(NodeConfig config) {
    try {
      return Node.start(config);
    } catch (RuntimeException failed) {
      throw new CommandException(
          ExitCode.REFUSED,
          "%s did not start: %s".formatted(config.node(), Trouble.chain(failed)),
          failed);
    }
  }
}
