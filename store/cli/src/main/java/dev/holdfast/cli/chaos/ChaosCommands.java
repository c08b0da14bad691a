package dev.holdfast.cli.chaos;

import picocli.CommandLine.Command;

/// The commands on faults.
@Command(
    name = "chaos",
    description = "Lets things go wrong on purpose, and tells whether a promise was broken.",
    subcommands = {RunChaos.class, Simulate.class},
    footer = {
      "  holdfast chaos run --for 10m",
      "  holdfast chaos simulate",
      "  holdfast chaos simulate --seed 42"
    })
public final class ChaosCommands {}
