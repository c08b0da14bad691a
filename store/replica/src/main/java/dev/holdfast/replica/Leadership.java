package dev.holdfast.replica;

import java.util.Optional;
import org.apache.ratis.server.RaftServer;

/// What a node that leads knew at some moment.
///
/// @param term in which it leads
/// @param committed the last log entry it knew to be committed: none that it or an earlier leader
///   had acknowledged by then lies beyond
record Leadership(long term, long committed, Voters voters) {

  /// Nothing where the node does not lead, or has not applied yet what earlier leaders committed.
  ///
  /// Term and commit index cannot be read at one moment. The term is read first, and whoever uses
  /// this looks at the end whether it is still the same: then the node led in that very term when
  /// it said it was ready, and the commit index is no older than that.
  static Optional<Leadership> of(RaftServer.Division division) {
    long term = division.getInfo().getCurrentTerm();
    return division.getInfo().isLeaderReady()
        ? Optional.of(
            new Leadership(
                term,
                division.getRaftLog().getLastCommittedIndex(),
                Voters.of(division.getRaftConf())))
        : Optional.empty();
  }
}
