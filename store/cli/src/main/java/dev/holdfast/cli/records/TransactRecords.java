package dev.holdfast.cli.records;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.OverrideOptions;
import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.TransactRequest;
import dev.holdfast.v1.TransactResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Compares, then one change or another.
@Command(
    name = "transact",
    description = {
      "Compares what is live, and makes one of two changes as all of it holds or not: in one step, or not at all.",
      "FILE is a TransactRequest of the API in JSON: comparisons, then, otherwise.",
      "Exit codes: 0 a branch was carried out, whichever; the output tells which. 1 refused."
    },
    footer = {
      "  holdfast records transact move.json --reason 'api moves to the new address'",
      "",
      "  {\"comparisons\": [{\"name\": \"api.eu.example.\", \"generation\": 17}],",
      "   \"then\": {\"put\": [{\"name\": \"api.eu.example.\", \"type\": \"A\", \"ttl_seconds\": 60,",
      "                     \"values\": [\"192.0.2.7\"]}],",
      "            \"delete\": [{\"name\": \"old.eu.example.\"}]}}"
    })
final class TransactRecords extends ClusterCommand {

  @Parameters(paramLabel = "FILE", description = "The transaction, in JSON.")
  private Path file;

  @Mixin private ChangeOptions change = new ChangeOptions();
  @Mixin private OverrideOptions overrides = new OverrideOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    TransactRequest request =
        read(file).setHeader(change.header()).addAllOverrideIds(overrides.ids()).build();
    TransactResponse response = client.recordSets().transact(request);
    console.show(response, () -> text(response));
    return ExitCode.DONE;
  }

  private static TransactRequest.Builder read(Path file) {
    TransactRequest.Builder request = TransactRequest.newBuilder();
    try {
      JsonFormat.parser().merge(Files.readString(file), request);
    } catch (InvalidProtocolBufferException wrong) {
      throw new CommandException(
          ExitCode.USAGE, "%s is no transaction: %s".formatted(file, wrong.getMessage()), wrong);
    } catch (IOException unreadable) {
      throw new CommandException(
          ExitCode.USAGE, "%s cannot be read: %s".formatted(file, unreadable), unreadable);
    }
    return request;
  }

  private static String text(TransactResponse response) {
    String branch =
        response.getComparisonsHeld()
            ? "All comparisons held: 'then' was carried out"
            : "Not all comparisons held: 'otherwise' was carried out";
    return response.getGeneration() == 0
        ? branch + " and changed nothing."
        : "%s and changed %d endpoints, by generation %d."
            .formatted(branch, response.getEnactedCount(), response.getGeneration());
  }
}
