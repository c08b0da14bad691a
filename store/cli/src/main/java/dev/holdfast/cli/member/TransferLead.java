package dev.holdfast.cli.member;

import dev.holdfast.cli.console.Console;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.TransferLeadershipRequest;
import dev.holdfast.v1.TransferLeadershipResponse;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Hands over the lead.
@Command(
    name = "transfer",
    description = {
      "Hands the lead to another voter; without an id, to the one that has come furthest.",
      "Changes wait for a moment meanwhile; none fails at a client that tries again."
    },
    footer = {"  holdfast cluster transfer n2", "  holdfast cluster transfer"})
final class TransferLead extends MemberCommand {

  @Parameters(arity = "0..1", paramLabel = "ID", description = "Who is to lead.")
  private Optional<String> id = Optional.empty();

  @Override
  void change(HoldfastClient client, Console console) {
    String leader =
        client
            .membership()
            .transfer(
                TransferLeadershipRequest.newBuilder()
                    .setHeader(header())
                    .setNodeId(id.orElse(""))
                    .build());
    console.show(
        TransferLeadershipResponse.newBuilder().setLeaderId(leader).build(),
        () -> "%s leads.".formatted(leader));
  }
}
