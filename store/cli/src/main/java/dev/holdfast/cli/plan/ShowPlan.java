package dev.holdfast.cli.plan;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.ReadingOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Table;
import dev.holdfast.cli.console.Times;
import dev.holdfast.cli.console.WeightedValues;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.contract.Limits;
import dev.holdfast.v1.GetPlanRequest;
import dev.holdfast.v1.GetPlanResponse;
import dev.holdfast.v1.GetPlanResponseOrBuilder;
import dev.holdfast.v1.PageRequest;
import dev.holdfast.v1.Plan;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.RecordSet;
import java.util.HexFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows one plan.
@Command(
    name = "show",
    description = "Shows one plan and, if asked to, what it says.",
    footer = {"  holdfast plan show 17", "  holdfast plan show 17 --contents --output json"})
final class ShowPlan extends ClusterCommand {

  @Parameters(paramLabel = "GEN", description = "Generation of the plan.")
  private long generation;

  @Option(names = "--contents", description = "Also what it says.")
  private boolean contents;

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    GetPlanResponse.Builder whole = GetPlanResponse.newBuilder();
    do {
      GetPlanResponse page = client.plans().page(request(whole.getNextPageToken()));
      whole.mergeFrom(page).setNextPageToken(page.getNextPageToken());
    } while (!whole.getNextPageToken().isEmpty());
    console.show(whole, () -> text(whole));
    return ExitCode.DONE;
  }

  private GetPlanRequest request(String token) {
    return GetPlanRequest.newBuilder()
        .setGeneration(generation)
        .setWithContents(contents)
        .setRead(reading.message())
        .setPage(PageRequest.newBuilder().setPageSize(Limits.PAGE_SIZE_MAX).setPageToken(token))
        .build();
  }

  private String text(GetPlanResponseOrBuilder response) {
    Plan plan = response.getPlan();
    String head =
        """
        generation  %d
        state       %s
        endpoints   %d, of which it is live at %d
        sets        %d
        by          %s
        reason      %s
        opened      %s
        sealed      %s
        cleaned     %s
        digest      %s\
        """
            .formatted(
                plan.getGeneration(),
                PlanTexts.state(plan),
                plan.getEndpointCount(),
                response.getLiveEndpointCount(),
                plan.getRecordSetCount(),
                plan.getAuthor(),
                plan.getReason().isEmpty() ? "-" : plan.getReason(),
                Times.print(plan.getOpenedAt()),
                Times.print(plan.getSealedAt()),
                Times.print(plan.getCleanedAt()),
                HexFormat.of().formatHex(plan.getDigest().toByteArray()));
    return contents ? head + "\n\n" + table(response) : head;
  }

  private static String table(GetPlanResponseOrBuilder response) {
    Table table = Table.of("NAME", "TTL", "TYPE", "VALUE");
    for (PlannedEndpoint endpoint : response.getEndpointsList()) {
      if (endpoint.getRecordSetsCount() == 0) {
        table.row(endpoint.getName(), "-", "-", "(retired)");
      }
      for (RecordSet set : endpoint.getRecordSetsList()) {
        WeightedValues.print(set)
            .forEach(
                value -> table.row(endpoint.getName(), set.getTtlSeconds(), set.getType(), value));
      }
    }
    return table.toString();
  }
}
