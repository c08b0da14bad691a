package dev.holdfast.cli.member;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.Durations;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.RefusedException;
import dev.holdfast.v1.AddMemberRequest;
import dev.holdfast.v1.Membership;
import dev.holdfast.v1.PromoteMemberRequest;
import dev.holdfast.v1.RemoveMemberRequest;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts a new member in the place of another.
@Command(
    name = "replace",
    description = {
      "Puts a new node in the place of a member, lost or not: adds it, lets it vote when it has caught up,",
      "and then removes the old one for ever. Start the new node first, with 'join: true'.",
      "If it ends before it is done, give the same command again: it goes on where it was."
    },
    footer = {
      "  holdfast cluster replace n3 --config n4.yaml --reason 'disk of n3 is gone'",
      "  holdfast cluster replace n3 n4 --raft 10.0.0.4:7101 --grpc 10.0.0.4:7201 --dns 10.0.0.4:53 --http 10.0.0.4:7301"
    })
final class ReplaceMember extends MemberCommand {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  @Parameters(index = "0", paramLabel = "OLD", description = "The member to go.")
  private String old;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NEW",
      description = "The id of the member in its place.")
  private Optional<String> id = Optional.empty();

  @Mixin private NewMember member = new NewMember();

  @Option(
      names = "--wait",
      converter = Durations.class,
      paramLabel = "TIME",
      description = "How long to wait for the new member to catch up. Default: 10m.")
  private Duration patience = Duration.ofMinutes(10);

  @Override
  void change(HoldfastClient client, Console console) throws InterruptedException {
    AddMemberRequest request = member.request(id, header());
    Replacement replacement = new Replacement(old, request.getNodeId());
    if (replacement.old().equals(replacement.newcomer())) {
      throw CommandException.usage(
          "%s cannot replace itself: an id does not come back, so give the new node another one."
              .formatted(old));
    }
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Membership seen = client.membership().members();
      switch (replacement.next(seen)) {
        case UNKNOWN ->
            throw CommandException.refused(
                "%s is no member and never was one. Nothing was changed.\n%s"
                    .formatted(old, MembersText.of(seen)));
        case DONE -> {
          console.show(
              seen,
              () ->
                  "%s is in the place of %s.\n\n%s"
                      .formatted(request.getNodeId(), old, MembersText.of(seen)));
          return;
        }
        case ADD -> {
          console.note("Adding %s; it has to catch up.".formatted(request.getNodeId()));
          client.membership().add(request.toBuilder().setIfVersion(seen.getVersion()).build());
        }
        case PROMOTE -> promote(client, console, seen, request.getNodeId(), deadline);
        case REMOVE -> {
          console.note("Removing %s.".formatted(old));
          client
              .membership()
              .remove(
                  RemoveMemberRequest.newBuilder()
                      .setHeader(header())
                      .setNodeId(old)
                      .setIfVersion(seen.getVersion())
                      .build());
        }
      }
    }
  }

  /// A newcomer that is not there yet, or not far enough, is waited for.
  private void promote(
      HoldfastClient client, Console console, Membership seen, String newcomer, long deadline)
      throws InterruptedException {
    console.note("Letting %s vote.".formatted(newcomer));
    try {
      client
          .membership()
          .promote(
              PromoteMemberRequest.newBuilder()
                  .setHeader(header())
                  .setNodeId(newcomer)
                  .setIfVersion(seen.getVersion())
                  .build());
    } catch (RefusedException refused) {
      boolean waits = refused.names("lags-behind") || refused.names("not-heard-of");
      if (!waits || System.nanoTime() > deadline) {
        throw refused;
      }
      Thread.sleep(LOOK_EVERY);
    }
  }
}
