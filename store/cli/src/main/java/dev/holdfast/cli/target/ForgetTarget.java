package dev.holdfast.cli.target;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.ForgetTargetRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Drops what is known of a target.
@Command(
    name = "forget",
    description = {
      "Drops all claims and reports of a target that is no more. Plans that only it held are then",
      "subject to clean-up."
    },
    footer = "  holdfast target forget edge-1 --reason 'switched off'")
final class ForgetTarget extends ClusterCommand {

  @Parameters(paramLabel = "TARGET", description = "Name of the target.")
  private String name;

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    ForgetTargetRequest request =
        ForgetTargetRequest.newBuilder().setHeader(change.header()).setTarget(name).build();
    console.show(client.targets().forget(request), () -> "Target %s is forgotten.".formatted(name));
    return ExitCode.DONE;
  }
}
