package dev.holdfast.cli.plan;

import com.google.protobuf.ByteString;
import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.OverrideOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.EnactPlanRequest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a sealed plan live.
@Command(
    name = "enact",
    description = {
      "Makes a sealed plan live, at all its endpoints or at those named.",
      "Ends with 1 if it was refused anywhere. 'holdfast plan diff' prints the command with --reviewed."
    },
    footer = {
      "  holdfast plan enact 17",
      "  holdfast plan enact 17 --atomic",
      "  holdfast plan enact 17 api.eu.example. www.eu.example."
    })
final class EnactPlan extends ClusterCommand {

  @Parameters(index = "0", paramLabel = "GEN", description = "Generation of the plan.")
  private long generation;

  @Parameters(index = "1..*", paramLabel = "NAME", description = "Endpoints. Default: all.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--atomic",
      description = "At all of them or none; else each endpoint on its own.")
  private boolean atomic;

  @Option(
      names = "--reviewed",
      paramLabel = "DIGEST",
      converter = Digests.class,
      description = "Only if plan and live state are as 'holdfast plan diff' showed them.")
  private ByteString reviewed = ByteString.EMPTY;

  @Mixin private ChangeOptions change = new ChangeOptions();
  @Mixin private OverrideOptions overrides = new OverrideOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    EnactPlanRequest request =
        EnactPlanRequest.newBuilder()
            .setHeader(change.header())
            .setGeneration(generation)
            .addAllEndpoints(names)
            .setAllEndpoints(names.isEmpty())
            .setMode(Enactments.mode(atomic))
            .addAllOverrideIds(overrides.ids())
            .setReviewedDigest(reviewed)
            .build();
    return Enactments.show(console, generation, client.plans().enact(request));
  }
}
