package dev.holdfast.cli.member;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.OutcomeUnknownException;
import dev.holdfast.v1.Membership;
import dev.holdfast.v1.RequestHeader;
import java.util.Optional;
import picocli.CommandLine.Option;

/// A command that changes the members or who leads.
abstract class MemberCommand extends ClusterCommand {

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; it stands in the leader's log.")
  private String reason = "";

  @Override
  protected final ExitCode run(HoldfastClient client, Console console) throws Exception {
    try {
      change(client, console);
      return ExitCode.DONE;
    } catch (OutcomeUnknownException unknown) {
      throw new CommandException(
          ExitCode.UNREACHABLE,
          unknown.getMessage()
              + " 'holdfast cluster status' shows how far it has come; giving the command again is safe.",
          unknown);
    }
  }

  abstract void change(HoldfastClient client, Console console) throws Exception;

  final RequestHeader header() {
    return RequestHeader.newBuilder().setReason(reason).build();
  }

  /// The configuration a change is meant for: the one named, or the one there is.
  static long version(Optional<Long> named, Membership seen) {
    return named.orElse(seen.getVersion());
  }
}
