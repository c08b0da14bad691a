package dev.holdfast.cli.backup;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.ReadingOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Texts;
import dev.holdfast.cli.zone.LostWeights;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.dns.zonefile.ZoneFile;
import dev.holdfast.replica.backup.Backup;
import dev.holdfast.zone.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes all zones as they are at one moment.
@Command(
    name = "export",
    description = {
      "Writes all zones of one moment as zone files in a new folder.",
      "With --from, as they were at the moment of a backup; that needs no cluster.",
      "Zone files hold what is answered: no history, no plans, no weights."
    },
    footer = {
      "  holdfast backup export zones/",
      "  holdfast backup export zones-of-monday/ --from monday.backup"
    })
final class ExportZones extends ClusterCommand {

  @Parameters(paramLabel = "FOLDER", description = "Where to; a folder that is not there yet.")
  private Path folder;

  @Option(names = "--from", paramLabel = "FILE", description = "A backup to take them from.")
  private Optional<Path> from = Optional.empty();

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) throws IOException {
    SavedFile.refuseExisting(folder.toAbsolutePath());
    Backup backup = from.isPresent() ? BackupFile.read(from.get()) : fetched(client);
    Collection<Zone> zones = backup.state().zones().all();
    ZoneFolder.write(folder, zones);
    console.note(
        "Wrote %s at revision %d to %s."
            .formatted(Texts.counted(zones.size(), "zone"), backup.manifest().revision(), folder));
    for (Zone zone : zones) {
      LostWeights.in(ZoneFile.of(zone)).ifPresent(lost -> console.note(zone.name() + ": " + lost));
    }
    return ExitCode.DONE;
  }

  private Backup fetched(HoldfastClient client) throws IOException {
    Path file = Files.createTempFile("holdfast-", ".backup");
    try {
      return SavedFile.fetch(client, reading.message(), file);
    } finally {
      Files.delete(file);
    }
  }
}
