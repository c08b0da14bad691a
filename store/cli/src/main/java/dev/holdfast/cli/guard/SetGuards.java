package dev.holdfast.cli.guard;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.GuardSettings;
import dev.holdfast.v1.SetGuardsRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sets guards.
@Command(
    name = "set",
    description = {
      "Replaces the guards set at a zone, or at one of its endpoints: what is not given is not set there.",
      "An endpoint's own setting counts before its zone's. What is live may stay as it is."
    },
    footer = {
      "  holdfast guards set eu.example. --min-addresses 2 --max-removal 50%% --velocity 60%%/1h",
      "  holdfast guards set eu.example. --max-endpoints-changed 20%% --allowed-networks 192.0.2.0/24",
      "  holdfast guards set eu.example. --endpoint api.eu.example. --min-addresses 4 --no-families",
      "  holdfast guards set eu.example. --clear --reason 'was a trial'"
    })
final class SetGuards extends ClusterCommand {

  @Parameters(paramLabel = "ZONE", description = "Name of the zone.")
  private String zone;

  @Option(
      names = "--endpoint",
      paramLabel = "NAME",
      description = "One of its endpoints. Default: the zone as a whole.")
  private String endpoint = "";

  @Mixin private GuardOptions guards = new GuardOptions();

  @Option(names = "--clear", description = "Take away all that is set there.")
  private boolean clear;

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    GuardSettings settings = guards.message();
    boolean empty = settings.equals(GuardSettings.getDefaultInstance());
    if (clear == !empty) {
      throw CommandException.usage(
          empty
              ? "No guard is given; name those to set, or --clear to take away all."
              : "--clear takes away all guards, so none can be given beside it.");
    }
    SetGuardsRequest request =
        SetGuardsRequest.newBuilder()
            .setHeader(change.header())
            .setZone(zone)
            .setEndpoint(endpoint)
            .setSettings(settings)
            .build();
    console.show(client.guards().set(request), () -> text(settings));
    return ExitCode.DONE;
  }

  private String text(GuardSettings settings) {
    String place = endpoint.isEmpty() ? "zone " + zone : endpoint;
    return clear
        ? "No guard is set at %s any more.".formatted(place)
        : "Set at %s: %s".formatted(place, GuardTexts.options(settings));
  }
}
