package dev.holdfast.cli.audit;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Times;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.GetOutcomeResponse;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.RefusedOutcome;
import dev.holdfast.v1.UnknownRequest;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Tells what became of a request.
@Command(
    name = "outcome",
    description = {
      "Tells what became of the change that was sent under a request id.",
      "Exit codes: 0 it was carried out, 1 it was refused, 3 the store does not know it."
    },
    footer = "  holdfast outcome 3f0f9a52-8d0e-4a64-9f0d-2b6f2f0a8f11")
public final class ShowOutcome extends ClusterCommand {

  @Parameters(paramLabel = "ID", description = "The request id that the failed command printed.")
  private String id;

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    GetOutcomeResponse response = client.outcome(id);
    console.show(response, () -> text(response));
    return switch (response.getOutcomeCase()) {
      case ACCEPTED -> ExitCode.DONE;
      case REFUSED -> ExitCode.REFUSED;
      case UNKNOWN, OUTCOME_NOT_SET -> ExitCode.UNREACHABLE;
    };
  }

  private static String text(GetOutcomeResponse response) {
    return switch (response.getOutcomeCase()) {
      case ACCEPTED ->
          "Carried out at %s, revision %d: %s."
              .formatted(
                  Times.print(response.getAccepted().getAt()),
                  response.getAccepted().getRevision(),
                  response.getAccepted().getResult());
      case REFUSED -> refused(response.getRefused());
      case UNKNOWN, OUTCOME_NOT_SET ->
          unknown(response.getUnknown(), response.getHeader().getRevision());
    };
  }

  private static String refused(RefusedOutcome refused) {
    return "Refused at %s, revision %d; nothing was changed:%n%s"
        .formatted(
            Times.print(refused.getAt()),
            refused.getRevision(),
            refused.getRefusalsList().stream()
                .map(Refusal::getMessage)
                .map(message -> "  " + message)
                .collect(Collectors.joining(System.lineSeparator())));
  }

  private static String unknown(UnknownRequest unknown, long revision) {
    String never =
        unknown.hasForgottenBefore()
            ? "Not known: up to revision %d it has not been carried out, unless that was before %s, of which the store has forgotten."
                .formatted(revision, Times.print(unknown.getForgottenBefore()))
            : "Not known: up to revision %d it has not been carried out.".formatted(revision);
    return never
        + " It may still be on its way; sending it again with the same --request-id is safe and settles it.";
  }
}
