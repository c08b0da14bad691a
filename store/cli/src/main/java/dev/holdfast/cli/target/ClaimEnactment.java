package dev.holdfast.cli.target;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.Durations;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Times;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.ClaimEnactmentRequest;
import dev.holdfast.v1.ClaimEnactmentResponse;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells that a plan is on its way to a target.
@Command(
    name = "claim",
    description = {
      "Tells that a plan is about to be pushed to a target, and keeps it from clean-up for a while.",
      "Claiming again renews it."
    },
    footer = "  holdfast target claim edge-1 --plan 17 --for 1h --reason 'pushing by hand'")
final class ClaimEnactment extends ClusterCommand {

  @Parameters(paramLabel = "TARGET", description = "Name of the target.")
  private String name;

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "GENERATION",
      description = "The sealed plan.")
  private long plan;

  @Option(
      names = "--for",
      required = true,
      converter = Durations.class,
      paramLabel = "TIME",
      description = "How long the claim lasts: 1s to 7d.")
  private Duration time;

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    ClaimEnactmentResponse response =
        client
            .targets()
            .claim(
                ClaimEnactmentRequest.newBuilder()
                    .setHeader(change.header())
                    .setTarget(name)
                    .setGeneration(plan)
                    .setValidFor(Times.message(time))
                    .build());
    console.show(
        response,
        () ->
            "Plan %d is claimed for %s until %s."
                .formatted(plan, name, Times.print(response.getExpiresAt())));
    return ExitCode.DONE;
  }
}
