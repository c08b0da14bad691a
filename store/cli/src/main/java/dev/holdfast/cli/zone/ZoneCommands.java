package dev.holdfast.cli.zone;

import picocli.CommandLine.Command;

/// The commands on zones.
@Command(
    name = "zone",
    description = "Makes, imports, exports, lists and deletes zones.",
    subcommands = {
      CreateZone.class,
      ImportZone.class,
      ExportZone.class,
      ListZones.class,
      KeepHistory.class,
      DeleteZone.class
    },
    footer = {
      "  holdfast zone import eu.example.zone",
      "  holdfast zone list",
      "  holdfast zone export eu.example. --file eu.example.zone"
    })
public final class ZoneCommands {}
