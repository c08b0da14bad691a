package dev.holdfast.cli.config;

import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Table;
import dev.holdfast.server.config.KeyDescription;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Lists what can be configured.
@Command(
    name = "keys",
    description = "Lists every key of a node's configuration, with its default and what it takes.",
    footer = {"  holdfast config keys", "  holdfast config keys | grep limits"})
final class ListKeys implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Table table = Table.of("KEY", "DEFAULT", "VALUES", "MEANING");
    for (KeyDescription key : KeyDescription.all()) {
      table.row(key.name(), key.standard(), plain(key.form()), plain(key.meaning()));
    }
    spec.commandLine().getOut().println(table);
    return ExitCode.DONE.code();
  }

  /// Without what only a page of the documentation can show.
  private static String plain(String markdown) {
    return markdown
        .replaceAll(",? ?\\[[^]]+]\\(([a-z]+\\.md)[^)]*\\)", " (see docs/$1)")
        .replace("`", "");
  }
}
