package dev.holdfast.cli.guard;

import picocli.CommandLine.Command;

/// The commands on guards.
@Command(
    name = "guards",
    description = "Sets, shows and lists the rules that changes of a zone must pass.",
    subcommands = {SetGuards.class, ShowGuards.class, ListGuards.class},
    footer = {
      "  holdfast guards set eu.example. --min-addresses 2 --max-removal 50%% --ttl-range 30s..1h",
      "  holdfast guards show api.eu.example.",
      "  holdfast guards list eu.example."
    })
public final class GuardCommands {}
