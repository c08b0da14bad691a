package dev.holdfast.cli.access;

import picocli.CommandLine.Command;

/// The commands on bearer tokens.
@Command(
    name = "token",
    description =
        "Creates, lists and revokes bearer tokens: who shows one is taken for its principal.",
    subcommands = {CreateToken.class, ListTokens.class, RevokeToken.class},
    footer = {
      "  holdfast access token create ci-1 --for planner-eu --expires-in 90d",
      "  holdfast access token list",
      "  holdfast access token revoke ci-1"
    })
public final class TokenCommands {}
