package dev.holdfast.replica;

import dev.holdfast.replica.storage.LogPosition;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.raftlog.RaftLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies what this node had applied before, without waiting for a leader to say again that it is
/// committed: what was answered once stays answered.
final class Replay {

  private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
  private static final Duration TELL_EVERY = Duration.ofSeconds(10);

  private Replay() {}

  /// Returns when all of it has been applied. The mark counts only if the log holds that very
  /// entry; equal term and index mean an equal log up to there.
  static void upTo(LogPosition mark, RaftLog log, Publication publication) {
    if (mark.index() > publication.applied().index() && holds(log, mark)) {
      // False where a leader has said so meanwhile: there is nothing to tell, and as much to wait
      // for.
      log.updateCommitIndex(mark.index(), mark.term(), false);
      await(publication.await(mark.index()), mark, publication);
    }
  }

  /// A long log takes its time, and whoever starts the node wants to know that it is getting there.
  private static void await(
      CompletableFuture<Applied> there, LogPosition mark, Publication publication) {
    while (true) {
      try {
        there.get(TELL_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException _) {
        LOG.info(
            "Applying again what was applied before: log index {} of {}",
            publication.applied().index(),
            mark.index());
      } catch (ExecutionException stopped) {
        throw new CompletionException("stopped while it applied its log again", stopped.getCause());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new CompletionException("interrupted while it applied its log again", stopped);
      }
    }
  }

  private static boolean holds(RaftLog log, LogPosition mark) {
    TermIndex inLog = log.getTermIndex(mark.index());
    return inLog != null && inLog.getTerm() == mark.term();
  }
}
