package dev.holdfast.cli.cluster;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.Durations;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Texts;
import dev.holdfast.cli.console.Times;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.CleanUpRequest;
import dev.holdfast.v1.CleanUpResponse;
import dev.holdfast.v1.SparedPlan;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Deletes old plans.
@Command(
    name = "cleanup",
    description = {
      "Deletes the contents of plans nobody needs. What is live is never touched: plans that are live,",
      "in history or still wanted are spared, and named with the reason."
    },
    footer = {"  holdfast cleanup", "  holdfast cleanup --keep 20 --open-older-than 1h"})
public final class CleanUp extends ClusterCommand {

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "10",
      description = "Keep this many of the newest sealed plans. Default: ${DEFAULT-VALUE}.")
  private int keep;

  @Option(
      names = "--open-older-than",
      converter = Durations.class,
      paramLabel = "TIME",
      description = "Give up open plans that were opened so long ago. Default: 24h.")
  private Optional<Duration> openOlderThan = Optional.empty();

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    CleanUpRequest.Builder request =
        CleanUpRequest.newBuilder().setHeader(change.header()).setKeepNewest(keep);
    openOlderThan.map(Times::message).ifPresent(request::setOpenOlderThan);
    CleanUpResponse response = client.cleanUp(request.build());
    console.show(response, () -> text(response));
    return ExitCode.DONE;
  }

  private static String text(CleanUpResponse response) {
    String text =
        "Deleted %s.".formatted(Texts.counted(response.getCleanedGenerationsCount(), "plan"));
    return response.getSparedCount() == 0
        ? text
        : text
            + " Spared: "
            + response.getSparedList().stream()
                .map(spared -> spared.getGeneration() + " (" + reason(spared) + ")")
                .collect(Collectors.joining(", "))
            + ".";
  }

  private static String reason(SparedPlan spared) {
    return switch (spared.getReason()) {
      case REASON_LIVE -> "live";
      case REASON_HELD -> "held by a target";
      case REASON_CLAIMED -> "claimed for a target";
      case REASON_IN_HISTORY -> "in history";
      case REASON_WANTED -> "wanted";
      case REASON_UNSPECIFIED, UNRECOGNIZED -> "unknown reason";
    };
  }
}
