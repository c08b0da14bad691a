package dev.holdfast.cli.access;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Table;
import dev.holdfast.cli.console.Times;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.KnownToken;
import dev.holdfast.v1.ListTokensResponse;
import java.util.List;
import picocli.CommandLine.Command;

/// Lists bearer tokens.
@Command(
    name = "list",
    description =
        "Lists the bearer tokens that are known, without their secrets, which nobody knows.",
    footer = {"  holdfast access token list", "  holdfast access token list --output json"})
final class ListTokens extends ClusterCommand {

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    List<KnownToken> tokens = client.access().tokens().toList();
    console.show(ListTokensResponse.newBuilder().addAllTokens(tokens), () -> text(tokens));
    return ExitCode.DONE;
  }

  private static String text(List<KnownToken> tokens) {
    if (tokens.isEmpty()) {
      return "No token is known.";
    }
    Table table = Table.of("ID", "FOR", "UNTIL", "BY", "AT", "REASON");
    tokens.forEach(token ->
        table.row(
            token.getId(),
            token.getPrincipal(),
            token.hasExpiresAt() ? Times.print(token.getExpiresAt()) : "revoked",
            token.getAddedBy(),
            Times.print(token.getAddedAt()),
            token.getReason()));
    return table.toString();
  }
}
