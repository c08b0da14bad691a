package dev.holdfast.cli.freeze;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.UnfreezeRequest;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lets go of something that is frozen.
@Command(
    name = "unfreeze",
    description = {
      "Takes away a freeze of exactly what is named.",
      "Enactors then bring it to the newest plan, if that is newer than what is live."
    },
    footer = {
      "  holdfast unfreeze api.eu.example. --reason 'all of it answers again'",
      "  holdfast unfreeze --zone eu.example.",
      "  holdfast unfreeze --store"
    })
public final class Unfreeze extends ClusterCommand {

  @ArgGroup(multiplicity = "1")
  private HeldOptions held;

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    UnfreezeRequest request =
        UnfreezeRequest.newBuilder()
            .setHeader(change.header())
            .setStore(held.store())
            .setZone(held.zone())
            .addAllEndpoints(held.names())
            .build();
    console.show(
        client.freezes().unfreeze(request),
        () -> "%s %s not frozen any more.".formatted(held.text(), held.verb()));
    return ExitCode.DONE;
  }
}
