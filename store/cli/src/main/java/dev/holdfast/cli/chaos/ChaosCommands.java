package dev.holdfast.cli.chaos;

import picocli.CommandLine.Command;

/// The commands on faults.
@Command(
    name = "chaos",
    description = "Lets things go wrong on purpose, and tells whether a promise was broken.",
    subcommands = Simulate.class,
    footer = {"  holdfast chaos simulate", "  holdfast chaos simulate --seed 42"})
public final class ChaosCommands {}
