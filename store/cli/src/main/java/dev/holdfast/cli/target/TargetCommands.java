package dev.holdfast.cli.target;

import picocli.CommandLine.Command;

/// The commands on outside targets.
@Command(
    name = "target",
    description = "Shows what is on its way to outside targets and what they hold, and records it.",
    subcommands = {
      ListTargets.class,
      ShowTarget.class,
      ClaimEnactment.class,
      ReportEnactment.class,
      ForgetTarget.class
    },
    footer = {
      "  holdfast target list",
      "  holdfast target claim edge-1 --plan 17 --for 1h",
      "  holdfast target report edge-1 --plan 17 --all",
      "  holdfast target forget edge-1 --reason 'switched off'"
    })
public final class TargetCommands {}
