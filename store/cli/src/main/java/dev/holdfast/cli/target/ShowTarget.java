package dev.holdfast.cli.target;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.ReadingOptions;
import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Table;
import dev.holdfast.cli.console.Times;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.HeldEndpoint;
import dev.holdfast.v1.ListHeldEndpointsRequest;
import dev.holdfast.v1.ListHeldEndpointsResponse;
import dev.holdfast.v1.ListTargetsRequest;
import dev.holdfast.v1.Target;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows one outside target.
@Command(
    name = "show",
    description = "Shows the claims for one target, and what it holds at which endpoint.",
    footer = {"  holdfast target show edge-1", "  holdfast target show edge-1 --output json"})
final class ShowTarget extends ClusterCommand {

  @Parameters(paramLabel = "TARGET", description = "Name of the target.")
  private String name;

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    List<HeldEndpoint> endpoints =
        client
            .targets()
            .held(
                ListHeldEndpointsRequest.newBuilder()
                    .setTarget(name)
                    .setRead(reading.message())
                    .build())
            .toList();
    Target target =
        client
            .targets()
            .list(ListTargetsRequest.newBuilder().setRead(reading.message()).build())
            .filter(listed -> listed.getName().equals(name))
            .findFirst()
            .orElseThrow(() ->
                CommandException.refused("Target %s was forgotten just now.".formatted(name)));
    console.show(
        ListHeldEndpointsResponse.newBuilder().addAllEndpoints(endpoints),
        () -> claims(target) + "\n\n" + held(endpoints));
    return ExitCode.DONE;
  }

  private static String claims(Target target) {
    if (target.getClaimsCount() == 0) {
      return "No plan is claimed for it.";
    }
    Table table = Table.of("CLAIMED PLAN", "UNTIL", "BY", "REASON");
    target
        .getClaimsList()
        .forEach(claim ->
            table.row(
                claim.getGeneration(),
                Times.print(claim.getExpiresAt()) + (claim.getExpired() ? " (expired)" : ""),
                claim.getClaimedBy(),
                claim.getReason()));
    return table.toString();
  }

  private static String held(List<HeldEndpoint> endpoints) {
    if (endpoints.isEmpty()) {
      return "It was not reported to hold anything.";
    }
    Table table = Table.of("ENDPOINT", "PLAN", "REPORTED", "BY", "REASON");
    endpoints.forEach(endpoint ->
        table.row(
            endpoint.getName(),
            endpoint.getGeneration(),
            Times.print(endpoint.getReportedAt()),
            endpoint.getReportedBy(),
            endpoint.getReason()));
    return table.toString();
  }
}
