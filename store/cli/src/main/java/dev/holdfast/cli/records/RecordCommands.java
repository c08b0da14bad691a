package dev.holdfast.cli.records;

import picocli.CommandLine.Command;

/// The commands on record sets.
@Command(
    name = "records",
    description = "Reads, changes and watches what is live.",
    subcommands = {
      GetRecords.class,
      ListRecords.class,
      ShowHistory.class,
      PutRecords.class,
      DeleteRecords.class,
      TransactRecords.class,
      WatchRecords.class
    },
    footer = {
      "  holdfast records get api.eu.example.",
      "  holdfast records put api.eu.example. 60 A 192.0.2.1 192.0.2.2",
      "  holdfast records watch --zone eu.example."
    })
public final class RecordCommands {}
