package dev.holdfast.replica;

import java.time.Duration;
import java.util.Optional;

/// A node's place in the cluster, as far as it knows.
///
/// @param leader id of the leader, where one is known
/// @param sinceLeader how long ago this node last heard from a leader; zero at a leader that is
///   ready
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
    CANDIDATE
  }
}
