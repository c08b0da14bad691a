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
import dev.holdfast.v1.DiffPlanResponseOrBuilder;
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
      "Changes nothing; decided by the same code. Ends with 1 if something would be refused.",
      "Prints the digest by which 'plan enact --reviewed' does what was seen here or nothing."
    },
    footer = {
      "  holdfast plan diff 17",
      "  holdfast plan diff 17 --atomic",
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

  @Option(
      names = "--atomic",
      description = "As if at all of them or none; else each endpoint on its own.")
  private boolean atomic;

  @Mixin private OverrideOptions overrides = new OverrideOptions();
  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    DiffPlanResponse.Builder whole = DiffPlanResponse.newBuilder();
    do {
      DiffPlanResponse page = client.plans().diff(request(whole.getNextPageToken()));
      // The same on every page.
      whole.clearChangeRefusals();
      whole.mergeFrom(page).setNextPageToken(page.getNextPageToken());
    } while (!whole.getNextPageToken().isEmpty());
    console.show(whole, () -> DiffText.of(generation, whole) + next(whole));
    return whole.getWouldRefuseCount() == 0 && whole.getChangeRefusalsCount() == 0
        ? ExitCode.DONE
        : ExitCode.REFUSED;
  }

  /// The command that does what was shown, where there is something to do and it can be done.
  private String next(DiffPlanResponseOrBuilder diff) {
    boolean refused = atomic && diff.getWouldRefuseCount() > 0;
    if (diff.getWouldEnactCount() == 0 || diff.getChangeRefusalsCount() > 0 || refused) {
      return "";
    }
    List<String> words = new ArrayList<>(List.of("holdfast plan enact " + generation));
    words.addAll(names);
    if (atomic) {
      words.add("--atomic");
    }
    overrides.ids().forEach(id -> words.add("--override " + id));
    words.add("--reviewed " + Digests.print(diff.getReviewDigest()));
    return "\nTo do exactly this: " + String.join(" ", words);
  }

  private DiffPlanRequest request(String token) {
    return DiffPlanRequest.newBuilder()
        .setGeneration(generation)
        .addAllEndpoints(names)
        .setChangesOnly(!all)
        .addAllOverrideIds(overrides.ids())
        .setMode(Enactments.mode(atomic))
        .setRead(reading.message())
        .setPage(PageRequest.newBuilder().setPageSize(Limits.PAGE_SIZE_MAX).setPageToken(token))
        .build();
  }
}
