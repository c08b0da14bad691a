package dev.holdfast.cli.plan;

import dev.holdfast.agents.planfile.PlanFolder;
import dev.holdfast.agents.planfile.PlannedContents;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.OverrideOptions;
import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Texts;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.EnactPlanRequest;
import dev.holdfast.v1.EnactPlanResponse;
import dev.holdfast.v1.Plan;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.SealPlanResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a plan of plan files.
@Command(
    name = "submit",
    description = {
      "Makes a sealed plan of a plan file, or of all plan files in a folder.",
      "A file is named after its zone: eu.example.yaml holds octoDNS's layout, eu.example.zone a zone",
      "file. If anything in them is not understood, no plan is made.",
      "A plan says all about the endpoints it names, and nothing about others."
    },
    footer = {
      "  holdfast plan submit eu.example.yaml",
      "  holdfast plan submit plans/ --enact --atomic --reason 'new capacity'",
      "",
      "eu.example.yaml:",
      "  api: {type: A, ttl: 60, values: [192.0.2.1, 192.0.2.2]}",
      "  gone: []    # retires the endpoint, which needs an override of never-empty"
    })
final class SubmitPlan extends ClusterCommand {

  @Parameters(paramLabel = "FILE|FOLDER", description = "A plan file, or a folder of them.")
  private Path place;

  @Option(names = "--enact", description = "Enact it as well; else an enactor does.")
  private boolean enact;

  @Option(
      names = "--atomic",
      description = "With --enact: at all endpoints or none; else each endpoint on its own.")
  private boolean atomic;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, for the record. Default: what it was read from.")
  private Optional<String> reason = Optional.empty();

  @Mixin private OverrideOptions overrides = new OverrideOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) throws IOException {
    if (!enact && (atomic || !overrides.ids().isEmpty())) {
      throw CommandException.usage("--atomic and --override say how to enact; add --enact.");
    }
    // Read once before a generation is drawn, so that bad files leave no open plan behind.
    refuseEmpty(PlanFolder.read(place));
    String why = reason.orElse("plan files in " + place.getFileName());
    Plan plan = client.plans().submit(why, Rereading.of(place));
    if (!enact) {
      console.show(SealPlanResponse.newBuilder().setPlan(plan), () -> sealed(plan) + next(plan));
      return ExitCode.DONE;
    }
    console.note(sealed(plan));
    EnactPlanRequest request =
        EnactPlanRequest.newBuilder()
            .setHeader(RequestHeader.newBuilder().setReason(why))
            .setGeneration(plan.getGeneration())
            .setAllEndpoints(true)
            .setMode(Enactments.mode(atomic))
            .addAllOverrideIds(overrides.ids())
            .build();
    EnactPlanResponse response = client.plans().enact(request);
    return Enactments.show(console, plan.getGeneration(), response);
  }

  private void refuseEmpty(PlannedContents contents) {
    if (contents.isEmpty()) {
      throw CommandException.refused(
          "%s names no endpoint, so there is nothing to plan; what is live stays as it is."
              .formatted(place));
    }
  }

  private static String sealed(Plan plan) {
    return "Plan %d is sealed: %s with %s."
        .formatted(
            plan.getGeneration(),
            Texts.counted(plan.getEndpointCount(), "endpoint"),
            Texts.counted(plan.getRecordSetCount(), "record set"));
  }

  private static String next(Plan plan) {
    return " An enactor makes it live, or 'holdfast plan enact %d'."
        .formatted(plan.getGeneration());
  }
}
