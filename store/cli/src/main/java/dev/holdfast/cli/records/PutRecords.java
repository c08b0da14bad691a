package dev.holdfast.cli.records;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.OverrideOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Seconds;
import dev.holdfast.cli.console.WeightedValues;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.PutRecordSetsResponse;
import dev.holdfast.v1.RecordSet;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Puts one record set in place.
@Command(
    name = "put",
    description =
        "Puts one record set in place of the one of its name and type; others at the name stay.",
    footer = {
      "  holdfast records put api.eu.example. 60 A 192.0.2.1 192.0.2.2",
      "  holdfast records put api.eu.example. 60 A 192.0.2.1=10 192.0.2.2=90",
      "  holdfast records put eu.example. 300 MX '10 mail.eu.example.' --reason 'new mail host'",
      "  holdfast records put api.eu.example. 60 A 192.0.2.3 --if-generation 17"
    })
final class PutRecords extends ClusterCommand {

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the endpoint.")
  private String name;

  @Parameters(
      index = "1",
      converter = Seconds.class,
      paramLabel = "TTL",
      description = "In seconds.")
  private int ttlSeconds;

  @Parameters(index = "2", paramLabel = "TYPE", description = "A, AAAA, CNAME, TXT ...")
  private String type;

  @Parameters(
      index = "3..*",
      arity = "1..*",
      paramLabel = "VALUE",
      description = {
        "Each value as in a zone file, in quotes where it has blanks. Addresses may have a weight",
        "behind them, 0 to 65535: then each query gets one of them."
      })
  private List<String> values;

  @Mixin private PreconditionOptions preconditions = new PreconditionOptions();
  @Mixin private ChangeOptions change = new ChangeOptions();
  @Mixin private OverrideOptions overrides = new OverrideOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    RecordSet.Builder set =
        RecordSet.newBuilder().setName(name).setType(type).setTtlSeconds(ttlSeconds);
    WeightedValues.read(values, set);
    PutRecordSetsRequest request =
        PutRecordSetsRequest.newBuilder()
            .setHeader(change.header())
            .addRecordSets(set)
            .addAllPreconditions(preconditions.of(name))
            .addAllOverrideIds(overrides.ids())
            .build();
    PutRecordSetsResponse response = client.recordSets().put(request);
    console.show(
        response,
        () -> "%s is live at %s by generation %d.".formatted(type, name, response.getGeneration()));
    return ExitCode.DONE;
  }
}
