package dev.holdfast.replica;

import java.time.Duration;
import java.util.Optional;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftServer;

/// A node's place in the cluster, as far as it knows.
///
/// @param leader id of the leader, where one is known
/// @param sinceLeader how long ago this node last heard from a leader, and at a leader from a
///   majority: one that is cut off is told by it
/// @param committedIndex the last log entry known here to be committed; applied entries lag behind
///   it while the node catches up
public record Standing(
    String node,
    Role role,
    long term,
    Optional<String> leader,
    Duration sinceLeader,
    long committedIndex) {

  /// What a node is in its term.
  public enum Role {
    /// Leads, and has applied everything its predecessors committed.
    LEADER,
    /// Won the election, but is still catching up with its own log.
    LEADER_ELECT,
    FOLLOWER,
    CANDIDATE,
    /// Follows, and has no vote.
    LEARNER
  }

  static Standing of(String node, RaftServer.Division division, LeaderContact contact) {
    DivisionInfo info = division.getInfo();
    return new Standing(
        node,
        switch (info.getCurrentRole()) {
          case LEADER -> info.isLeaderReady() ? Role.LEADER : Role.LEADER_ELECT;
          case CANDIDATE -> Role.CANDIDATE;
          case LISTENER -> Role.LEARNER;
          case FOLLOWER, UNRECOGNIZED -> Role.FOLLOWER;
        },
        info.getCurrentTerm(),
        Optional.ofNullable(info.getLeaderId()).map(RaftPeerId::toString),
        contact.since(),
        division.getRaftLog().getLastCommittedIndex());
  }

  /// For whoever wanted a leader here.
  String whyItDoesNotLead() {
    return role == Role.LEADER_ELECT
        ? "%s was elected just now and is still catching up".formatted(node)
        : leader
            .filter(other -> !other.equals(node))
            .map(other -> "%s does not lead, %s does".formatted(node, other))
            .orElse("%s does not lead, and it knows of no leader".formatted(node));
  }
}
