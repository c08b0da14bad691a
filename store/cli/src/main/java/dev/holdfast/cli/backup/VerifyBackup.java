package dev.holdfast.cli.backup;

import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.OutputFormat;
import dev.holdfast.replica.backup.Backup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Reads a backup as a whole and tells what is in it.
@Command(
    name = "verify",
    description = {
      "Reads a backup as a whole and tells what is in it.",
      "Checks its digest, every record in it, and the hash of the state they make.",
      "Needs no cluster. Ends with 1 where it is not what was saved."
    },
    footer = {
      "  holdfast backup verify monday.backup",
      "  holdfast backup verify monday.backup --output json"
    })
final class VerifyBackup implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The backup.")
  private Path file;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      description = "table for people, or json. Default: table.")
  private OutputFormat format = OutputFormat.table;

  @Override
  public Integer call() throws IOException {
    Backup backup = BackupFile.read(file);
    Console.of(spec, format)
        .show(
            BackupText.message(backup),
            () -> "%s is whole.%n%s".formatted(file, BackupText.of(backup)));
    return ExitCode.DONE.code();
  }
}
