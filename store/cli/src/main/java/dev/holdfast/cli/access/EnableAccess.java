package dev.holdfast.cli.access;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.EnableAccessRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Makes roles count.
@Command(
    name = "enable",
    description = {
      "From here on nobody may do anything but by a role.",
      "Whoever enables it must be admin of the whole store, so that it can be taken back."
    },
    footer = "  holdfast access enable --reason 'going live'")
final class EnableAccess extends ClusterCommand {

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    console.show(
        client.access().enable(EnableAccessRequest.newBuilder().setHeader(change.header()).build()),
        () -> "Access is enabled: from here on roles count. See them: holdfast access list");
    return ExitCode.DONE;
  }
}
