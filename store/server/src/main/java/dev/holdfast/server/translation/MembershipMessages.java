package dev.holdfast.server.translation;

import dev.holdfast.replica.Standing;
import dev.holdfast.replica.membership.Configuration;
import dev.holdfast.replica.membership.Member;
import dev.holdfast.replica.membership.Progress;
import dev.holdfast.v1.MemberProgress;
import dev.holdfast.v1.Membership;
import java.util.List;
import java.util.Optional;

/// Members as messages.
public final class MembershipMessages {

  private MembershipMessages() {}

  /// @param progress of the members that the leader has heard of
  public static Membership membership(
      Configuration configuration, List<Progress> progress, Standing standing) {
    Membership.Builder message =
        Membership.newBuilder()
            .setVersion(configuration.version())
            .setLeaderId(standing.leader().orElse(""))
            .addAllRemovedIds(configuration.removed());
    configuration
        .members()
        .values()
        .forEach(member ->
            message.addMembers(
                member(
                    member,
                    configuration,
                    progress.stream().filter(it -> it.id().equals(member.id())).findFirst())));
    return message.build();
  }

  private static MemberProgress member(
      Member member, Configuration configuration, Optional<Progress> progress) {
    MemberProgress.Builder message =
        MemberProgress.newBuilder()
            .setNodeId(member.id())
            .setStanding(standing(member.id(), configuration))
            .setRaftAddress(member.raft())
            .setGrpcAddress(member.grpc())
            .setDnsAddress(member.dns())
            .setHttpAddress(member.http());
    progress.ifPresent(known ->
        message
            .setMatchIndex(Math.max(0, known.matchIndex()))
            .setLag(known.lag())
            .setHeardAgo(Times.message(known.sinceHeard())));
    return message.build();
  }

  private static MemberProgress.Standing standing(String id, Configuration configuration) {
    if (configuration.isVoter(id)) {
      return MemberProgress.Standing.STANDING_VOTER;
    }
    return configuration.learners().containsKey(id)
        ? MemberProgress.Standing.STANDING_LEARNER
        : MemberProgress.Standing.STANDING_PROMOTING;
  }
}
