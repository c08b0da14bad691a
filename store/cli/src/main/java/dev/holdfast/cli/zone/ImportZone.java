package dev.holdfast.cli.zone;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.OverrideOptions;
import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Texts;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.dns.zonefile.ZoneFile;
import dev.holdfast.dns.zonefile.ZoneFileReader;
import dev.holdfast.record.DomainName;
import dev.holdfast.v1.ImportZoneResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts a whole zone in place from a zone file.
@Command(
    name = "import",
    description = {
      "Puts a whole zone in place from a zone file, in one step: all of it or nothing.",
      "A zone that exists takes the file's SOA and the endpoints it names; others stay as they are."
    },
    footer = {
      "  holdfast zone import eu.example.zone",
      "  holdfast zone import db.eu --origin eu.example. --reason 'moving in'"
    })
final class ImportZone extends ClusterCommand {

  @Parameters(paramLabel = "FILE", description = "The zone file.")
  private Path file;

  @Option(
      names = "--origin",
      paramLabel = "NAME",
      description =
          "What names without final dot end in, until the file says otherwise with $ORIGIN.")
  private Optional<String> origin = Optional.empty();

  @Mixin private ChangeOptions change = new ChangeOptions();
  @Mixin private OverrideOptions overrides = new OverrideOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) throws IOException {
    if (Files.isDirectory(file)) {
      throw CommandException.usage("%s is a folder; name a zone file.".formatted(file));
    }
    ZoneFile zone =
        origin.isPresent()
            ? ZoneFileReader.read(file, DomainName.of(origin.get()))
            : ZoneFileReader.read(file);
    ImportZoneResponse response =
        new ZoneImport(client, change.header(), overrides.ids()).run(zone, "zone file " + file);
    console.show(
        response,
        () ->
            "Zone %s is live with serial %d: %s with %s."
                .formatted(
                    response.getZone().getName(),
                    response.getZone().getSerial(),
                    Texts.counted(response.getEnactedCount(), "endpoint"),
                    Texts.counted(zone.recordSets(), "record set")));
    return ExitCode.DONE;
  }
}
