package dev.holdfast.cli.config;

import picocli.CommandLine.Command;

/// The commands on the configuration of nodes.
@Command(
    name = "config",
    description = "Checks and shows the configuration of a node, and lists all keys.",
    subcommands = {CheckConfig.class, ShowConfig.class, ListKeys.class},
    footer = {
      "  holdfast config check --config node-1.yaml",
      "  holdfast config show --config node-1.yaml",
      "  holdfast config keys"
    })
public final class ConfigCommands {}
