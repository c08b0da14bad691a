package dev.holdfast.cli.guard;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.ReadingOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Table;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.GuardsSet;
import dev.holdfast.v1.ListGuardsRequest;
import dev.holdfast.v1.ListGuardsResponse;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Lists what is set.
@Command(
    name = "list",
    description = "Lists what is set in a zone: at the zone as a whole, and at single endpoints.",
    footer = {
      "  holdfast guards list eu.example.",
      "  holdfast guards list eu.example. --output json"
    })
final class ListGuards extends ClusterCommand {

  @Parameters(paramLabel = "ZONE", description = "Name of the zone.")
  private String zone;

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    ListGuardsRequest request =
        ListGuardsRequest.newBuilder().setZone(zone).setRead(reading.message()).build();
    List<GuardsSet> guards = client.guards().list(request).toList();
    console.show(ListGuardsResponse.newBuilder().addAllGuards(guards), () -> text(guards));
    return ExitCode.DONE;
  }

  private String text(List<GuardsSet> guards) {
    if (guards.isEmpty()) {
      return "No guard is set in zone %s; never-empty and cname-alone are always on."
          .formatted(zone);
    }
    Table table = Table.of("AT", "SET");
    guards.forEach(set ->
        table.row(
            set.getEndpoint().isEmpty() ? "the zone" : set.getEndpoint(),
            GuardTexts.options(set.getSettings())));
    return table.toString();
  }
}
