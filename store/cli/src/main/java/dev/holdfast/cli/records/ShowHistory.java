package dev.holdfast.cli.records;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.ReadingOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Texts;
import dev.holdfast.cli.console.Times;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.contract.Limits;
import dev.holdfast.v1.FreezeInForce;
import dev.holdfast.v1.GetHistoryRequest;
import dev.holdfast.v1.GetHistoryResponse;
import dev.holdfast.v1.GetHistoryResponseOrBuilder;
import dev.holdfast.v1.PageRequest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows what was live.
@Command(
    name = "history",
    description = {
      "Shows what an endpoint answers and has answered, newest first: who made it live, when and why.",
      "Any of it can be put back with 'holdfast plan rollback NAME --to GEN'."
    },
    footer = {
      "  holdfast records history api.eu.example.",
      "  holdfast records history api.eu.example. --output json"
    })
final class ShowHistory extends ClusterCommand {

  @Parameters(paramLabel = "NAME", description = "Name of the endpoint.")
  private String name;

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    GetHistoryResponse.Builder whole = GetHistoryResponse.newBuilder();
    do {
      GetHistoryResponse page = client.recordSets().history(request(whole.getNextPageToken()));
      whole.mergeFrom(page).setNextPageToken(page.getNextPageToken());
    } while (!whole.getNextPageToken().isEmpty());
    console.show(whole, () -> text(whole));
    return ExitCode.DONE;
  }

  private GetHistoryRequest request(String token) {
    return GetHistoryRequest.newBuilder()
        .setName(name)
        .setRead(reading.message())
        .setPage(PageRequest.newBuilder().setPageSize(Limits.PAGE_SIZE_MAX).setPageToken(token))
        .build();
  }

  private static String text(GetHistoryResponseOrBuilder history) {
    List<String> lines = new ArrayList<>();
    lines.add(HistoryTable.of(history.getContentsList()));
    lines.add(
        "Its zone keeps %s of each endpoint."
            .formatted(Texts.counted(history.getHistoryLimit(), "earlier content")));
    if (history.hasFreeze()) {
      lines.add(frozen(history.getFreeze()));
    }
    return String.join("\n", lines);
  }

  private static String frozen(FreezeInForce freeze) {
    String what =
        switch (freeze.getSubjectCase()) {
          case STORE -> "The store is frozen";
          case ZONE -> "Zone %s is frozen".formatted(freeze.getZone());
          case ENDPOINT, SUBJECT_NOT_SET -> "It is frozen";
        };
    return "%s by %s since %s: %s"
        .formatted(
            what, freeze.getFrozenBy(), Times.print(freeze.getFrozenAt()), freeze.getReason());
  }
}
