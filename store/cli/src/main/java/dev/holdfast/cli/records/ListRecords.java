package dev.holdfast.cli.records;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.ReadingOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.ListRecordSetsRequest;
import dev.holdfast.v1.ListRecordSetsResponse;
import dev.holdfast.v1.LiveEndpoint;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists live endpoints.
@Command(
    name = "list",
    description = "Lists what is live, in canonical order of names.",
    footer = {
      "  holdfast records list --zone eu.example.",
      "  holdfast records list --under api.eu.example. --type A"
    })
final class ListRecords extends ClusterCommand {

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Option(
      names = "--type",
      split = ",",
      paramLabel = "TYPE",
      description = "Only record sets of these types.")
  private List<String> types = new ArrayList<>();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many endpoints. Default: all.")
  private long limit = Long.MAX_VALUE;

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    ListRecordSetsRequest request =
        ListRecordSetsRequest.newBuilder()
            .setSelection(selection.message())
            .addAllTypes(types)
            .setRead(reading.message())
            .build();
    List<LiveEndpoint> endpoints = client.recordSets().list(request).limit(limit).toList();
    console.show(
        ListRecordSetsResponse.newBuilder().addAllEndpoints(endpoints),
        () -> endpoints.isEmpty() ? "No endpoint matches." : LiveTable.of(endpoints));
    return ExitCode.DONE;
  }
}
