package dev.holdfast.cli.records;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.OverrideOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Texts;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.DeleteRecordSetsRequest;
import dev.holdfast.v1.DeleteRecordSetsResponse;
import dev.holdfast.v1.RecordSetKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Deletes a record set or a whole endpoint.
@Command(
    name = "delete",
    description = {
      "Deletes a record set or, without TYPE, everything at the name.",
      "The last answer of a name goes only with an override of never-empty."
    },
    footer = {
      "  holdfast records delete api.eu.example. TXT",
      "  holdfast records delete api.eu.example. --override 3 --reason 'service retired'"
    })
final class DeleteRecords extends ClusterCommand {

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the endpoint.")
  private String name;

  @Parameters(index = "1", arity = "0..1", paramLabel = "TYPE", description = "A, AAAA, TXT ...")
  private String type = "";

  @Mixin private PreconditionOptions preconditions = new PreconditionOptions();
  @Mixin private ChangeOptions change = new ChangeOptions();
  @Mixin private OverrideOptions overrides = new OverrideOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    DeleteRecordSetsRequest request =
        DeleteRecordSetsRequest.newBuilder()
            .setHeader(change.header())
            .addKeys(RecordSetKey.newBuilder().setName(name).setType(type))
            .addAllPreconditions(preconditions.of(name))
            .addAllOverrideIds(overrides.ids())
            .build();
    DeleteRecordSetsResponse response = client.recordSets().delete(request);
    console.show(
        response,
        () ->
            response.getDeletedCount() == 0
                ? "There was nothing to delete."
                : "%s gone from %s by generation %d."
                    .formatted(
                        Texts.counted(response.getDeletedCount(), "record set"),
                        name,
                        response.getGeneration()));
    return ExitCode.DONE;
  }
}
