package dev.holdfast.cli.guard;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.ReadingOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Table;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.GetGuardsRequest;
import dev.holdfast.v1.GetGuardsResponse;
import dev.holdfast.v1.GuardInForce;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows what is in force.
@Command(
    name = "show",
    description = {
      "Shows which guards are in force at an endpoint, with their limits, and where each is set.",
      "With a zone's name: those in force at its top, and at all endpoints without guards of their own."
    },
    footer = {"  holdfast guards show api.eu.example.", "  holdfast guards show eu.example."})
final class ShowGuards extends ClusterCommand {

  @Parameters(paramLabel = "ZONE|NAME", description = "Name of an endpoint or a zone.")
  private String name;

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    GetGuardsRequest request =
        GetGuardsRequest.newBuilder().setName(name).setRead(reading.message()).build();
    GetGuardsResponse response = client.guards().at(request);
    console.show(response, () -> text(response));
    return ExitCode.DONE;
  }

  private static String text(GetGuardsResponse response) {
    Table table = Table.of("GUARD", "LIMIT", "SET AT");
    for (GuardInForce guard : response.getGuardsList()) {
      table.row(
          guard.getRule(),
          guard.getLimit().isEmpty() ? "off" : guard.getLimit(),
          place(guard, response.getZone()));
    }
    return table.toString();
  }

  private static String place(GuardInForce guard, String zone) {
    return switch (guard.getSource()) {
      case SOURCE_ALWAYS -> "always on";
      case SOURCE_ZONE -> "zone " + zone;
      case SOURCE_ENDPOINT -> "the endpoint";
      case SOURCE_NOWHERE -> "-";
      case SOURCE_UNSPECIFIED, UNRECOGNIZED -> "unknown to this version of the command";
    };
  }
}
