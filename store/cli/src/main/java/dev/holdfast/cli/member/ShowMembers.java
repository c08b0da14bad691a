package dev.holdfast.cli.member;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.Membership;
import picocli.CommandLine.Command;

/// Shows the members as the leader knows them.
@Command(
    name = "status",
    description = {
      "Shows the members, whether they vote, who leads, and how far each is behind.",
      "The leader answers; where there is none, 'holdfast status' asks every node by itself."
    },
    footer = {"  holdfast cluster status", "  holdfast cluster status --output json"})
final class ShowMembers extends ClusterCommand {

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    Membership members = client.membership().members();
    console.show(members, () -> MembersText.of(members));
    return ExitCode.DONE;
  }
}
