package dev.holdfast.cli.plan;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.OverrideOptions;
import dev.holdfast.cli.connect.ReadingOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.contract.Limits;
import dev.holdfast.v1.DiffPlanRequest;
import dev.holdfast.v1.DiffPlanResponse;
import dev.holdfast.v1.PageRequest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what enacting a plan would do.
@Command(
    name = "diff",
    description = {
      "Shows what enacting a plan would do now, endpoint by endpoint, and which rules would refuse.",
      "Changes nothing; decided by the same code. Ends with 1 if some endpoint would refuse."
    },
    footer = {
      "  holdfast plan diff 17",
      "  holdfast plan diff 17 api.eu.example. --override 3",
      "  holdfast plan diff 17 --all --output json"
    })
final class DiffPlan extends ClusterCommand {

  @Parameters(index = "0", paramLabel = "GEN", description = "Generation of the plan.")
  private long generation;

  @Parameters(index = "1..*", paramLabel = "NAME", description = "Endpoints. Default: all.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--all", description = "Endpoints at which nothing would change, too.")
  private boolean all;

  @Mixin private OverrideOptions overrides = new OverrideOptions();
  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    DiffPlanResponse.Builder whole = DiffPlanResponse.newBuilder();
    do {
      DiffPlanResponse page = client.plans().diff(request(whole.getNextPageToken()));
      whole.mergeFrom(page).setNextPageToken(page.getNextPageToken());
    } while (!whole.getNextPageToken().isEmpty());
    console.show(whole, () -> DiffText.of(generation, whole));
    return whole.getWouldRefuseCount() == 0 ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private DiffPlanRequest request(String token) {
    return DiffPlanRequest.newBuilder()
        .setGeneration(generation)
        .addAllEndpoints(names)
        .setChangesOnly(!all)
        .addAllOverrideIds(overrides.ids())
        .setRead(reading.message())
        .setPage(PageRequest.newBuilder().setPageSize(Limits.PAGE_SIZE_MAX).setPageToken(token))
        .build();
  }
}
