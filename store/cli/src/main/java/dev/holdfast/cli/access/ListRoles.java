package dev.holdfast.cli.access;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Table;
import dev.holdfast.cli.console.Times;
import dev.holdfast.client.AccessClient;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.ListRolesResponse;
import picocli.CommandLine.Command;

/// Lists who has which role.
@Command(
    name = "list",
    description = "Lists who has which role, and tells whether access is enabled.",
    footer = {"  holdfast access list", "  holdfast access list --output json"})
final class ListRoles extends ClusterCommand {

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    AccessClient.Roles roles = client.access().roles();
    console.show(
        ListRolesResponse.newBuilder().setEnabled(roles.enabled()).addAllRoles(roles.granted()),
        () -> text(roles));
    return ExitCode.DONE;
  }

  private static String text(AccessClient.Roles roles) {
    String enabled =
        roles.enabled()
            ? "Access is enabled: nobody may do anything but by a role."
            : "Access is disabled: everybody may do everything.";
    if (roles.granted().isEmpty()) {
      return enabled + " No role is granted.";
    }
    Table table = Table.of("PRINCIPAL", "ROLE", "OVER", "BY", "AT", "REASON");
    roles
        .granted()
        .forEach(granted ->
            table.row(
                granted.getPrincipal(),
                RoleText.role(granted.getRole()),
                RoleText.scope(granted.getScope()),
                granted.getGrantedBy(),
                Times.print(granted.getGrantedAt()),
                granted.getReason()));
    return enabled + System.lineSeparator() + table;
  }
}
