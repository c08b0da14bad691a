package dev.holdfast.cli.target;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.ReadingOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Table;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.ListTargetsRequest;
import dev.holdfast.v1.ListTargetsResponse;
import dev.holdfast.v1.Target;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists outside targets.
@Command(
    name = "list",
    description = "Lists outside targets: which plans are claimed for them, and which they hold.",
    footer = {"  holdfast target list", "  holdfast target list --output json"})
final class ListTargets extends ClusterCommand {

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    List<Target> targets =
        client
            .targets()
            .list(ListTargetsRequest.newBuilder().setRead(reading.message()).build())
            .toList();
    console.show(ListTargetsResponse.newBuilder().addAllTargets(targets), () -> text(targets));
    return ExitCode.DONE;
  }

  private static String text(List<Target> targets) {
    if (targets.isEmpty()) {
      return "No target was claimed for or reported.";
    }
    Table table = Table.of("TARGET", "CLAIMED PLANS", "ENDPOINTS HELD", "OF PLANS");
    targets.forEach(target ->
        table.row(
            target.getName(),
            orDash(
                target.getClaimsList().stream()
                    .filter(claim -> !claim.getExpired())
                    .map(claim -> Long.toString(claim.getGeneration()))
                    .collect(Collectors.joining(", "))),
            target.getHeldEndpointCount(),
            orDash(
                target.getHeldGenerationsList().stream()
                    .map(held -> "%d (%d)".formatted(held.getGeneration(), held.getEndpointCount()))
                    .collect(Collectors.joining(", ")))));
    return table.toString();
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
