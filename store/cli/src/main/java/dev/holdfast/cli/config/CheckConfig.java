package dev.holdfast.cli.config;

import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.server.config.NodeConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Says whether a node would take its configuration.
@Command(
    name = "check",
    description = {
      "Tells every mistake in a node's configuration, with where it was written, and exits with 2;",
      "or that there is none. Nothing is started, and no folder is touched."
    },
    footer = {
      "  holdfast config check --config node-1.yaml",
      "  holdfast config check --config node-1.yaml --set replication.snapshot_changes=5000"
    })
final class CheckConfig implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Override
  public Integer call() {
    NodeConfig config = options.load().config();
    spec.commandLine()
        .getOut()
        .printf(
            "No mistakes: node %s of cluster %s, one of %d.%n",
            config.node(), config.cluster(), config.members().size());
    return ExitCode.DONE.code();
  }
}
