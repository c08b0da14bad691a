package dev.holdfast.cli.member;

import dev.holdfast.cli.console.Console;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.Membership;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Adds a learner.
@Command(
    name = "add",
    description = {
      "Adds a new node as a learner: it follows and does not vote. Start it first, with 'join: true'.",
      "Returns when it has caught up."
    },
    footer = {
      "  holdfast cluster add --config n4.yaml",
      "  holdfast cluster add n4 --raft 10.0.0.4:7101 --grpc 10.0.0.4:7201 --dns 10.0.0.4:53 --http 10.0.0.4:7301"
    })
final class AddMember extends MemberCommand {

  @Parameters(arity = "0..1", paramLabel = "ID", description = "The new member's id.")
  private Optional<String> id = Optional.empty();

  @Mixin private NewMember member = new NewMember();

  @Option(
      names = "--if-configuration",
      paramLabel = "N",
      description =
          "Only if the members are still those of this configuration. Default: the one there is.")
  private Optional<Long> version = Optional.empty();

  @Override
  void change(HoldfastClient client, Console console) {
    var request = member.request(id, header());
    long seen = version(version, client.membership().members());
    Membership after = client.membership().add(request.toBuilder().setIfVersion(seen).build());
    console.show(
        after,
        () ->
            "%s follows, and does not vote yet. To let it vote: holdfast cluster promote %s"
                .formatted(request.getNodeId(), request.getNodeId()));
  }
}
