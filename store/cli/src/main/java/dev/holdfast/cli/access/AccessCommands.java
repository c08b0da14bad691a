package dev.holdfast.cli.access;

import picocli.CommandLine.Command;

/// The commands on access.
@Command(
    name = "access",
    description = {
      "Says who may do what, and whether it counts.",
      "Until access is enabled everybody may do everything; from then on nobody, but by a role."
    },
    subcommands = {
      EnableAccess.class,
      DisableAccess.class,
      GrantRole.class,
      RevokeRole.class,
      ListRoles.class,
      TokenCommands.class
    },
    footer = {
      "  holdfast access grant ada admin --store --reason 'first admin'",
      "  holdfast access enable --caller ada --reason 'going live'",
      "  holdfast access grant planner-eu planner --suffix eu.example.",
      "  holdfast access list"
    })
public final class AccessCommands {}
