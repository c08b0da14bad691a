package dev.holdfast.cli.member;

import dev.holdfast.cli.console.Console;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.Membership;
import dev.holdfast.v1.PromoteMemberRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lets a learner vote.
@Command(
    name = "promote",
    description = "Lets a learner that has caught up vote.",
    footer = {"  holdfast cluster promote n4"})
final class PromoteMember extends MemberCommand {

  @Parameters(paramLabel = "ID", description = "The learner.")
  private String id;

  @Option(
      names = "--if-configuration",
      paramLabel = "N",
      description =
          "Only if the members are still those of this configuration. Default: the one there is.")
  private Optional<Long> version = Optional.empty();

  @Override
  void change(HoldfastClient client, Console console) {
    Membership after =
        client
            .membership()
            .promote(
                PromoteMemberRequest.newBuilder()
                    .setHeader(header())
                    .setNodeId(id)
                    .setIfVersion(version(version, client.membership().members()))
                    .build());
    console.show(after, () -> "%s votes.\n\n%s".formatted(id, MembersText.of(after)));
  }
}
