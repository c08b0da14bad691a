package dev.holdfast.cli.config;

import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Table;
import dev.holdfast.server.config.Setting;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Shows what holds, and why.
@Command(
    name = "show",
    description = {
      "Shows every value of a node's configuration as it holds, and where it was written: line of the",
      "file, variable, flag, or nowhere (default). With mistakes in it, tells these, as 'config check'."
    },
    footer = {
      "  holdfast config show --config node-1.yaml",
      "  holdfast config show --config node-1.yaml --set dns.threads=2"
    })
final class ShowConfig implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Override
  public Integer call() {
    Table table = Table.of("KEY", "VALUE", "FROM");
    for (Setting setting : options.load().settings()) {
      table.row(setting.key(), setting.value(), setting.origin());
    }
    spec.commandLine().getOut().println(table);
    return ExitCode.DONE.code();
  }
}
