package dev.holdfast.cli.records;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.ReadingOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.GetRecordSetsResponse;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Reads endpoints by name.
@Command(
    name = "get",
    description = {
      "Reads what is live at these names, all from one moment.",
      "Ends with 1 if nothing was ever live at one of them."
    },
    footer = {
      "  holdfast records get api.eu.example.",
      "  holdfast records get api.eu.example. www.eu.example. --type A,AAAA --output json"
    })
final class GetRecords extends ClusterCommand {

  @Parameters(arity = "1..*", paramLabel = "NAME", description = "Names of endpoints.")
  private List<String> names;

  @Option(
      names = "--type",
      split = ",",
      paramLabel = "TYPE",
      description = "Only record sets of these types.")
  private List<String> types = new ArrayList<>();

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    GetRecordSetsRequest request =
        GetRecordSetsRequest.newBuilder()
            .addAllNames(names)
            .addAllTypes(types)
            .setRead(reading.message())
            .build();
    GetRecordSetsResponse response = client.recordSets().read(request);
    if (console.isJson() || response.getEndpointsCount() > 0) {
      console.show(response, () -> LiveTable.of(response.getEndpointsList()));
    }
    response.getMissingList().forEach(name -> console.note("Nothing was ever live at " + name));
    return response.getMissingCount() == 0 ? ExitCode.DONE : ExitCode.REFUSED;
  }
}
