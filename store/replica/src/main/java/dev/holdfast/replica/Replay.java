package dev.holdfast.replica;

import dev.holdfast.replica.storage.LogPosition;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.raftlog.RaftLog;

/// Applies what this node had applied before, without waiting for a leader to say again that it is
/// committed: what was answered once stays answered.
final class Replay {

  private Replay() {}

  /// Returns when all of it has been applied. The mark counts only if the log holds that very
  /// entry; equal term and index mean an equal log up to there.
  static void upTo(LogPosition mark, RaftLog log, Publication publication) {
    if (mark.index() > publication.applied().index() && holds(log, mark)) {
      // False where a leader has said so meanwhile: there is nothing to tell, and as much to wait
      // for.
      log.updateCommitIndex(mark.index(), mark.term(), false);
      publication.await(mark.index()).join();
    }
  }

  private static boolean holds(RaftLog log, LogPosition mark) {
    TermIndex inLog = log.getTermIndex(mark.index());
    return inLog != null && inLog.getTerm() == mark.term();
  }
}
