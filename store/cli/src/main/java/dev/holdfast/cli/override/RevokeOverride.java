package dev.holdfast.cli.override;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.RevokeOverrideRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Takes a permission back.
@Command(
    name = "revoke",
    description = "Takes an override back. What it has permitted stays.",
    footer = "  holdfast override revoke 3 --reason 'not needed after all'")
final class RevokeOverride extends ClusterCommand {

  @Parameters(paramLabel = "ID", description = "Id of the override.")
  private long id;

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    RevokeOverrideRequest request =
        RevokeOverrideRequest.newBuilder().setHeader(change.header()).setId(id).build();
    console.show(client.overrides().revoke(request), () -> "Override %d is revoked.".formatted(id));
    return ExitCode.DONE;
  }
}
