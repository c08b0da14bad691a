package dev.holdfast.cli.backup;

import picocli.CommandLine.Command;

/// The commands on backups.
@Command(
    name = "backup",
    description = "Saves everything a cluster holds, looks into backups, and begins new clusters.",
    subcommands = {
      SaveBackup.class,
      VerifyBackup.class,
      RestoreBackup.class,
      ExportZones.class,
      ImportZones.class
    },
    footer = {
      "  holdfast backup save monday.backup",
      "  holdfast backup verify monday.backup",
      "  holdfast backup restore monday.backup --config n1.yaml --config n2.yaml"
    })
public final class BackupCommands {}
