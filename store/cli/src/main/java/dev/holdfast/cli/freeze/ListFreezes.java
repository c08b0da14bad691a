package dev.holdfast.cli.freeze;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.ReadingOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Table;
import dev.holdfast.cli.console.Times;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.FreezeInForce;
import dev.holdfast.v1.ListFreezesRequest;
import dev.holdfast.v1.ListFreezesResponse;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Lists what is frozen.
@Command(
    name = "freezes",
    description = "Lists what is frozen, by whom and why; or the freezes that hold one endpoint.",
    footer = {
      "  holdfast freezes",
      "  holdfast freezes api.eu.example.",
      "  holdfast freezes --output json"
    })
public final class ListFreezes extends ClusterCommand {

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "Only the freezes that hold this endpoint: its own, its zone's, the store's.")
  private String name = "";

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    ListFreezesRequest request =
        ListFreezesRequest.newBuilder().setHolding(name).setRead(reading.message()).build();
    List<FreezeInForce> freezes = client.freezes().list(request).toList();
    console.show(ListFreezesResponse.newBuilder().addAllFreezes(freezes), () -> text(freezes));
    return ExitCode.DONE;
  }

  private String text(List<FreezeInForce> freezes) {
    if (freezes.isEmpty()) {
      return name.isEmpty() ? "Nothing is frozen." : "No freeze holds %s.".formatted(name);
    }
    Table table = Table.of("FROZEN", "SINCE", "BY", "REASON");
    freezes.forEach(freeze ->
        table.row(
            subject(freeze),
            Times.print(freeze.getFrozenAt()),
            freeze.getFrozenBy(),
            freeze.getReason()));
    return table.toString();
  }

  private static String subject(FreezeInForce freeze) {
    return switch (freeze.getSubjectCase()) {
      case STORE -> "the store";
      case ZONE -> "zone " + freeze.getZone();
      case ENDPOINT -> freeze.getEndpoint();
      case SUBJECT_NOT_SET -> "unknown to this version of the command";
    };
  }
}
