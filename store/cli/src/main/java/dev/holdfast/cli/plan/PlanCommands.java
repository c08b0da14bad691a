package dev.holdfast.cli.plan;

import picocli.CommandLine.Command;

/// The commands on plans.
@Command(
    name = "plan",
    description = "Submits, compares, lists, shows and enacts plans, and goes back.",
    subcommands = {
      SubmitPlan.class,
      DiffPlan.class,
      ListPlans.class,
      ShowPlan.class,
      EnactPlan.class,
      RollBack.class
    },
    footer = {
      "  holdfast plan submit plans/ --enact",
      "  holdfast plan diff 17",
      "  holdfast plan rollback api.eu.example."
    })
public final class PlanCommands {}
