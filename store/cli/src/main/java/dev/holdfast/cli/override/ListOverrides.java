package dev.holdfast.cli.override;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Table;
import dev.holdfast.cli.console.Times;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.GrantedOverride;
import dev.holdfast.v1.ListOverridesResponse;
import java.util.List;
import picocli.CommandLine.Command;

/// Lists permissions in force.
@Command(
    name = "list",
    description = "Lists the overrides that are neither used up nor revoked, newest first.",
    footer = {"  holdfast override list", "  holdfast override list --output json"})
final class ListOverrides extends ClusterCommand {

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    List<GrantedOverride> overrides = client.overrides().list().toList();
    console.show(
        ListOverridesResponse.newBuilder().addAllOverrides(overrides), () -> text(overrides));
    return ExitCode.DONE;
  }

  private static String text(List<GrantedOverride> overrides) {
    if (overrides.isEmpty()) {
      return "No override is in force.";
    }
    Table table = Table.of("ID", "RULES", "AT", "UNTIL", "USES LEFT", "BY", "REASON");
    overrides.forEach(granted ->
        table.row(
            granted.getId(),
            String.join(",", granted.getRulesList()),
            String.join(",", granted.getEndpointsList()),
            Times.print(granted.getExpiresAt()),
            granted.getUsesLeft(),
            granted.getGrantedBy(),
            granted.getReason()));
    return table.toString();
  }
}
