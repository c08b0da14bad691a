package dev.holdfast.cli.plan;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.ReadingOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Table;
import dev.holdfast.cli.console.Times;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.ListPlansRequest;
import dev.holdfast.v1.ListPlansResponse;
import dev.holdfast.v1.Plan;
import dev.holdfast.v1.PlanState;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists plans.
@Command(
    name = "list",
    description = "Lists plans, newest first.",
    footer = {
      "  holdfast plan list",
      "  holdfast plan list --state sealed --output json",
      "  holdfast plan list --limit 5"
    })
final class ListPlans extends ClusterCommand {

  /// The states of a plan, as people write them.
  enum State {
    open(PlanState.PLAN_STATE_OPEN),
    sealed(PlanState.PLAN_STATE_SEALED),
    cleaned(PlanState.PLAN_STATE_CLEANED);

    private final PlanState message;

    State(PlanState message) {
      this.message = message;
    }
  }

  @Option(
      names = "--state",
      split = ",",
      paramLabel = "STATE",
      description = "Only plans that are open, sealed or cleaned.")
  private List<State> states = new ArrayList<>();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many. Default: ${DEFAULT-VALUE}.",
      defaultValue = "100")
  private long limit;

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    ListPlansRequest request =
        ListPlansRequest.newBuilder()
            .addAllStates(states.stream().map(state -> state.message).toList())
            .setRead(reading.message())
            .build();
    List<Plan> plans = client.plans().list(request).limit(limit).toList();
    console.show(ListPlansResponse.newBuilder().addAllPlans(plans), () -> text(plans));
    return ExitCode.DONE;
  }

  private static String text(List<Plan> plans) {
    if (plans.isEmpty()) {
      return "No plan matches.";
    }
    Table table =
        Table.of("GENERATION", "STATE", "ENDPOINTS", "RECORD SETS", "OPENED", "BY", "REASON");
    plans.forEach(plan ->
        table.row(
            plan.getGeneration(),
            PlanTexts.state(plan),
            plan.getEndpointCount(),
            plan.getRecordSetCount(),
            Times.print(plan.getOpenedAt()),
            plan.getAuthor(),
            plan.getReason()));
    return table.toString();
  }
}
