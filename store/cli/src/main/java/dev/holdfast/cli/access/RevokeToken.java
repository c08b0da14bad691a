package dev.holdfast.cli.access;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.RevokeTokenRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Makes a token useless.
@Command(
    name = "revoke",
    description = "Makes a token useless. Its principal keeps its roles and other tokens.",
    footer = "  holdfast access token revoke ci-1 --reason 'was in a log'")
final class RevokeToken extends ClusterCommand {

  @Parameters(paramLabel = "ID", description = "Id of the token.")
  private String id;

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    RevokeTokenRequest request =
        RevokeTokenRequest.newBuilder().setHeader(change.header()).setTokenId(id).build();
    console.show(client.access().revokeToken(request), () -> "Token %s is revoked.".formatted(id));
    return ExitCode.DONE;
  }
}
