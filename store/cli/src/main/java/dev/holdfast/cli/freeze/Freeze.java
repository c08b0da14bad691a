package dev.holdfast.cli.freeze;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.FreezeRequest;
import dev.holdfast.v1.RequestHeader;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Holds something as it is.
@Command(
    name = "freeze",
    description = {
      "Holds endpoints, a zone or the whole store as they are, until they are unfrozen.",
      "Nothing changes what is frozen, and no override lifts it; reads and DNS go on."
    },
    footer = {
      "  holdfast freeze api.eu.example. --reason 'half of it does not answer, looking'",
      "  holdfast freeze --zone eu.example. --reason 'moving the load balancers'",
      "  holdfast freeze --store --reason 'nobody touches anything now'"
    })
public final class Freeze extends ClusterCommand {

  @ArgGroup(multiplicity = "1")
  private HeldOptions held;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; whoever meets the freeze is told.")
  private String reason;

  @Option(
      names = "--request-id",
      paramLabel = "ID",
      description = "The id of an earlier try whose outcome is unknown.")
  private String requestId = "";

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    FreezeRequest request =
        FreezeRequest.newBuilder()
            .setHeader(RequestHeader.newBuilder().setReason(reason).setRequestId(requestId))
            .setStore(held.store())
            .setZone(held.zone())
            .addAllEndpoints(held.names())
            .build();
    console.show(
        client.freezes().freeze(request),
        () ->
            "%s %s frozen. To let go: holdfast unfreeze %s"
                .formatted(held.text(), held.verb(), held.arguments()));
    return ExitCode.DONE;
  }
}
