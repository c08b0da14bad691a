package dev.holdfast.cli.access;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.DisableAccessRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Makes roles count no more.
@Command(
    name = "disable",
    description = "From here on everybody may do everything again. Roles and tokens stay.",
    footer = "  holdfast access disable --reason 'locked out of eu.example.'")
final class DisableAccess extends ClusterCommand {

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    console.show(
        client
            .access()
            .disable(DisableAccessRequest.newBuilder().setHeader(change.header()).build()),
        () -> "Access is disabled: everybody may do everything.");
    return ExitCode.DONE;
  }
}
