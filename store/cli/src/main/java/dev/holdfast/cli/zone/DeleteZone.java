package dev.holdfast.cli.zone;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.OverrideOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.DeleteZoneRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Deletes a zone with all it holds.
@Command(
    name = "delete",
    description = {
      "Deletes a zone with all its endpoints.",
      "One that still answers needs an override of zone-not-empty."
    },
    footer = {
      "  holdfast zone delete eu.example.",
      "  holdfast zone delete eu.example. --override 3 --reason 'region closed'"
    })
final class DeleteZone extends ClusterCommand {

  @Parameters(paramLabel = "ZONE", description = "Name of the zone.")
  private String zone;

  @Mixin private ChangeOptions change = new ChangeOptions();
  @Mixin private OverrideOptions overrides = new OverrideOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    DeleteZoneRequest request =
        DeleteZoneRequest.newBuilder()
            .setHeader(change.header())
            .setName(zone)
            .addAllOverrideIds(overrides.ids())
            .build();
    console.show(client.zones().delete(request), () -> "Zone %s is gone.".formatted(zone));
    return ExitCode.DONE;
  }
}
