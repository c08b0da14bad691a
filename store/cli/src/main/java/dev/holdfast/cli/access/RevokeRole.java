package dev.holdfast.cli.access;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.RevokeRoleRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Takes a role away.
@Command(
    name = "revoke",
    description = {
      "Takes exactly this role over exactly this scope away; 'holdfast access list' shows which there are.",
      "What is on its way from this principal is refused when it arrives."
    },
    footer = "  holdfast access revoke planner-eu planner --suffix eu.example. --reason 'moved'")
final class RevokeRole extends ClusterCommand {

  @Mixin private RoleOptions role = new RoleOptions();

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    RevokeRoleRequest request =
        RevokeRoleRequest.newBuilder()
            .setHeader(change.header())
            .setPrincipal(role.principal())
            .setRole(role.role())
            .setScope(role.scope())
            .build();
    console.show(
        client.access().revoke(request),
        () -> "%s is no longer %s".formatted(role.principal(), role.text()));
    return ExitCode.DONE;
  }
}
