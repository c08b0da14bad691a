package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.protocol.State;
import dev.holdfast.replica.storage.LogPosition;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.raftlog.RaftLog;
import org.junit.jupiter.api.Test;

/// A node that starts does not go on before it has applied what it had applied before it stopped:
/// until then it would answer with less than it has answered already.
class ReplayTest {

  private static final LogPosition MARK = new LogPosition(3, 40);

  private final Publication publication =
      new Publication(new Applied(10, State.EMPTY), Runnable::run);

  /// @param news whether the log learns of the mark that all up to it is committed, or had been
  ///   told by a leader
  private static RaftLog log(long termAtMark, boolean news) {
    return (RaftLog)
        Proxy.newProxyInstance(
            RaftLog.class.getClassLoader(),
            new Class<?>[] {RaftLog.class},
            (_, method, arguments) ->
                switch (method.getName()) {
                  case "getTermIndex" -> TermIndex.valueOf(termAtMark, (Long) arguments[0]);
                  case "updateCommitIndex" -> news;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @Test
  void itWaitsForTheMarkWhoeverSaidFirstThatItIsCommitted() throws Exception {
    for (boolean news : new boolean[] {true, false}) {
      Publication behind = new Publication(new Applied(10, State.EMPTY), Runnable::run);
      CompletableFuture<Void> replay =
          CompletableFuture.runAsync(() -> Replay.upTo(MARK, log(MARK.term(), news), behind));
      behind.publish(39, State.EMPTY, List.of());
      assertThat(isDoneWithin(replay, 200)).as("at 39, news: %b", news).isFalse();

      behind.publish(40, State.EMPTY, List.of());
      replay.get(10, TimeUnit.SECONDS);
    }
  }

  private static boolean isDoneWithin(CompletableFuture<Void> work, long millis) throws Exception {
    try {
      work.get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    }
  }

  @Test
  void aMarkThatIsNotOfThisLogCountsForNothing() {
    Replay.upTo(MARK, log(MARK.term() + 1, true), publication);
    Replay.upTo(new LogPosition(3, 10), log(3, true), publication);

    assertThat(publication.applied().index()).isEqualTo(10);
  }
}
