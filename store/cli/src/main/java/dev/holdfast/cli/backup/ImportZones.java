package dev.holdfast.cli.backup;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.OverrideOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Texts;
import dev.holdfast.cli.zone.ZoneImport;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.RefusedException;
import dev.holdfast.dns.zonefile.ZoneFile;
import dev.holdfast.v1.ImportZoneResponse;
import dev.holdfast.v1.RequestHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts all zones of a folder in place.
@Command(
    name = "import",
    description = {
      "Puts all zones of a folder of zone files in place.",
      "All files are read first; if anything in one is not understood, nothing is",
      "sent. Each zone goes in one step: all of it or nothing. One that is refused",
      "stays as it was, and the others go on; then it ends with 1."
    },
    footer = {
      "  holdfast backup import zones/",
      "  holdfast backup import zones/ --reason 'moving in' --server 127.0.0.1:7202"
    })
final class ImportZones extends ClusterCommand {

  @Parameters(paramLabel = "FOLDER", description = "The folder; files named *.zone in it are read.")
  private Path folder;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
  private String reason = "";

  @Mixin private OverrideOptions overrides = new OverrideOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) throws IOException {
    Collection<ZoneFile> zones = ZoneFolder.read(folder).values();
    ZoneImport load = new ZoneImport(client, header(), overrides.ids());
    List<String> refused = new ArrayList<>();
    for (ZoneFile zone : zones) {
      try {
        ImportZoneResponse response = load.run(zone, "zone files in " + folder);
        console.showLine(
            response,
            () ->
                "Zone %s is live with serial %d: %s."
                    .formatted(
                        response.getZone().getName(),
                        Integer.toUnsignedLong(response.getZone().getSerial()),
                        Texts.counted(response.getEnactedCount(), "endpoint")));
      } catch (RefusedException refusal) {
        refused.add(zone.apex() + ": " + refusal.getMessage());
      }
    }
    refused.forEach(zone -> console.note("Not imported: " + zone));
    return refused.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  /// Without a request id: each zone is a request of its own.
  private RequestHeader header() {
    return RequestHeader.newBuilder().setReason(reason).build();
  }
}
