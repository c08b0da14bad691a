package dev.holdfast.cli.plan;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.OverrideOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Texts;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.RollBackRequest;
import dev.holdfast.v1.RollBackResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts earlier contents back.
@Command(
    name = "rollback",
    description = {
      "Puts back what was live before, all or none, as a new generation. Needs no enactor.",
      "Freezes what it touched, so that the next plan does not undo it unseen."
    },
    footer = {
      "  holdfast plan rollback api.eu.example. --reason 'the new address does not answer'",
      "  holdfast plan rollback --plan 17",
      "  holdfast plan rollback api.eu.example. --to 12 --leave-unfrozen"
    })
final class RollBack extends ClusterCommand {

  @ArgGroup(multiplicity = "1")
  private What what;

  static final class What {

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Endpoints to roll back.")
    private List<String> names = new ArrayList<>();

    @Option(
        names = "--plan",
        paramLabel = "GEN",
        description = "Every endpoint at which this plan is live.")
    private Optional<Long> plan = Optional.empty();
  }

  @Option(
      names = "--to",
      paramLabel = "GEN",
      description = "The generation whose contents to put back. Default: the one before.")
  private Optional<Long> to = Optional.empty();

  @Option(
      names = "--leave-unfrozen",
      description = "Do not freeze the endpoints: the next plan that names them takes them on.")
  private boolean leaveUnfrozen;

  @Mixin private ChangeOptions change = new ChangeOptions();
  @Mixin private OverrideOptions overrides = new OverrideOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    RollBackRequest.Builder request =
        RollBackRequest.newBuilder()
            .setHeader(change.header())
            .addAllEndpoints(what.names)
            .setLeaveUnfrozen(leaveUnfrozen)
            .addAllOverrideIds(overrides.ids());
    what.plan.ifPresent(request::setAllOfPlan);
    to.ifPresent(request::setToGeneration);
    RollBackResponse response = client.plans().rollBack(request.build());
    console.show(response, () -> text(response));
    return ExitCode.DONE;
  }

  private String text(RollBackResponse response) {
    String text =
        "Rolled back %s: the old contents are live as generation %d."
            .formatted(
                Texts.counted(response.getRolledBackCount(), "endpoint"), response.getGeneration());
    if (!response.getFrozen()) {
      return text + " Not frozen: the next plan can change it again.";
    }
    return what.names.isEmpty()
        ? text + " Frozen; 'holdfast freezes' lists what to unfreeze."
        : text + " Frozen; to let go: holdfast unfreeze " + String.join(" ", what.names);
  }
}
