package dev.holdfast.cli.override;

import picocli.CommandLine.Command;

/// The commands on overrides.
@Command(
    name = "override",
    description = "Grants, lists and revokes permissions to break named guards.",
    subcommands = {GrantOverride.class, ListOverrides.class, RevokeOverride.class},
    footer = {
      "  holdfast override grant --rule never-empty --at api.eu.example. --for 10m --reason 'retired'",
      "  holdfast records delete api.eu.example. --override 1",
      "  holdfast override list"
    })
public final class OverrideCommands {}
