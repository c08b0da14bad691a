package dev.holdfast.cli.access;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.GrantRoleRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Gives a role.
@Command(
    name = "grant",
    description = {
      "Gives a principal a role over the store, a zone, or the names below one.",
      "Every role may read. planner: plans. enactor: enacting, claims, reports, clean-up. operator: both, and record sets, roll-backs, freezes, guards, overrides, zones. admin: everything, and who may do what."
    },
    footer = {
      "  holdfast access grant ada admin --store --reason 'first admin'",
      "  holdfast access grant planner-eu planner --suffix eu.example.",
      "  holdfast access grant enactor-eu enactor --zone eu.example."
    })
final class GrantRole extends ClusterCommand {

  @Mixin private RoleOptions role = new RoleOptions();

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    GrantRoleRequest request =
        GrantRoleRequest.newBuilder()
            .setHeader(change.header())
            .setPrincipal(role.principal())
            .setRole(role.role())
            .setScope(role.scope())
            .build();
    console.show(
        client.access().grant(request),
        () -> "%s is now %s".formatted(role.principal(), role.text()));
    return ExitCode.DONE;
  }
}
