package dev.holdfast.cli.zone;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.ReadingOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Texts;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.ZoneExport;
import dev.holdfast.dns.zonefile.ZoneFile;
import dev.holdfast.dns.zonefile.ZoneFileWriter;
import dev.holdfast.v1.ExportChunk;
import dev.holdfast.v1.ExportZoneRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a zone as it is at one moment.
@Command(
    name = "export",
    description = {
      "Writes a zone as it is at one moment, as a zone file.",
      "Zone files hold no weights: weighted addresses are written without them, and left out where",
      "their weight is 0 and others' is not. A comment in the file and a note on stderr say so.",
      "With --output json: one line for each endpoint."
    },
    footer = {
      "  holdfast zone export eu.example.",
      "  holdfast zone export eu.example. --file eu.example.zone",
      "  holdfast zone export eu.example. --output json"
    })
final class ExportZone extends ClusterCommand {

  @Parameters(paramLabel = "ZONE", description = "Name of the zone.")
  private String zone;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Write to this file: wholly or, if anything fails, not at all.")
  private Optional<Path> file = Optional.empty();

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) throws IOException {
    ExportZoneRequest request =
        ExportZoneRequest.newBuilder().setName(zone).setRead(reading.message()).build();
    try (ZoneExport export = client.zones().export(request)) {
      if (console.isJson() && file.isEmpty()) {
        export.forEachRemaining(endpoint ->
            console.showLine(ExportChunk.newBuilder().addEndpoints(endpoint), () -> ""));
      } else {
        write(ExportedZone.read(export), console);
      }
    }
    return ExitCode.DONE;
  }

  private void write(ZoneFile exported, Console console) throws IOException {
    if (file.isEmpty()) {
      ZoneFileWriter.write(exported, console.out());
      console.out().flush();
      LostWeights.in(exported).ifPresent(console::note);
      return;
    }
    WholeFile.write(file.get(), out -> ZoneFileWriter.write(exported, out));
    console.note(
        "Wrote %s with %s to %s."
            .formatted(
                Texts.counted(exported.endpoints().size(), "endpoint"),
                Texts.counted(exported.recordSets(), "record set"),
                file.get()));
    LostWeights.in(exported).ifPresent(console::note);
  }
}
