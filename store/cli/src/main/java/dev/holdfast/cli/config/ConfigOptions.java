package dev.holdfast.cli.config;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.server.config.ConfigSources;
import dev.holdfast.server.config.EffectiveConfig;
import dev.holdfast.server.config.InvalidConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// Where a node's configuration is written.
public final class ConfigOptions {

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = {
        "The node's configuration. A variable such as HOLDFAST_DNS_THREADS overrules",
        "its key dns.threads, and --set overrules both."
      })
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One value of the configuration, such as dns.threads=2. May be given often.")
  private List<String> flags = new ArrayList<>();

  /// What file, environment and flags say together.
  public EffectiveConfig load() {
    try {
      return EffectiveConfig.load(new ConfigSources(file, System.getenv(), flags));
    } catch (InvalidConfigException invalid) {
      throw CommandException.usage(invalid.getMessage());
    }
  }
}
