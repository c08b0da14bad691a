package dev.holdfast.cli.member;

import dev.holdfast.cli.console.Console;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.Membership;
import dev.holdfast.v1.RemoveMemberRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Removes a member.
@Command(
    name = "remove",
    description = {
      "Removes a member for ever: its id does not come back. It need not be running.",
      "A member that leads hands over the lead first."
    },
    footer = {"  holdfast cluster remove n3 --reason 'its disk is gone'"})
final class RemoveMember extends MemberCommand {

  @Parameters(paramLabel = "ID", description = "The member.")
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
            .remove(
                RemoveMemberRequest.newBuilder()
                    .setHeader(header())
                    .setNodeId(id)
                    .setIfVersion(version(version, client.membership().members()))
                    .build());
    console.show(
        after, () -> "%s is no member any more.\n\n%s".formatted(id, MembersText.of(after)));
  }
}
