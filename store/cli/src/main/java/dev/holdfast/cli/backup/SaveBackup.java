package dev.holdfast.cli.backup;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.ReadingOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.replica.backup.Backup;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Saves everything a cluster holds.
@Command(
    name = "save",
    description = {
      "Saves everything a cluster holds at one moment to a file.",
      "That is zones with their history, plans, guards, freezes, overrides, targets,",
      "who may do what, remembered requests and the audit log. The cluster goes on",
      "meanwhile. The file is read back and checked before it gets its name."
    },
    footer = {
      "  holdfast backup save monday.backup",
      "  holdfast backup save monday.backup --server 127.0.0.1:7202",
      "  holdfast backup save cut-off.backup --local"
    })
final class SaveBackup extends ClusterCommand {

  @Parameters(paramLabel = "FILE", description = "Where to; a file that is not there yet.")
  private Path file;

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) throws IOException {
    Backup backup = SavedFile.save(client, reading.message(), file);
    console.show(
        BackupText.message(backup), () -> "Saved %s.%n%s".formatted(file, BackupText.of(backup)));
    return ExitCode.DONE;
  }
}
