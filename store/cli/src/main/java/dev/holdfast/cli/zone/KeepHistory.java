package dev.holdfast.cli.zone;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Texts;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.SetHistoryLimitRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Sets how far back an endpoint can be rolled.
@Command(
    name = "keep-history",
    description = {
      "Sets how many earlier contents each endpoint of a zone keeps to roll back to; 10 unless set.",
      "Fewer than now: each endpoint lets go of the oldest when it changes next."
    },
    footer = {
      "  holdfast zone keep-history eu.example. 25",
      "  holdfast zone keep-history eu.example. 2 --reason 'changes every second'"
    })
final class KeepHistory extends ClusterCommand {

  @Parameters(index = "0", paramLabel = "ZONE", description = "Name of the zone.")
  private String zone;

  @Parameters(index = "1", paramLabel = "N", description = "0 to 100.")
  private int contents;

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    SetHistoryLimitRequest request =
        SetHistoryLimitRequest.newBuilder()
            .setHeader(change.header())
            .setZone(zone)
            .setContents(contents)
            .build();
    console.show(
        client.zones().setHistoryLimit(request),
        () ->
            "Endpoints of zone %s keep %s."
                .formatted(zone, Texts.counted(contents, "earlier content")));
    return ExitCode.DONE;
  }
}
