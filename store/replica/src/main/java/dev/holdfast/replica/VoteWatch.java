package dev.holdfast.replica;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.server.RaftServer;

/// Sees a node whose term is not on its disk. Where term and vote cannot be written Ratis gives up
/// the election it was in, in a line of its log, and stays a candidate for ever.
final class VoteWatch implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /// Longer than any disk takes that is of use.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final RaftServer.Division division;
  private final Runnable failed;
  private final ScheduledExecutorService looks;
  private long unwritten;
  private long sinceNanos;

  /// @param failed is run where a term has not been written for too long
  VoteWatch(String node, RaftServer.Division division, Runnable failed) {
    this.division = division;
    this.failed = failed;
    this.looks =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("vote-watch-" + node).factory());
    looks.scheduleWithFixedDelay(
        this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    long term = division.getInfo().getCurrentTerm();
    if (isWritten(term)) {
      unwritten = 0;
    } else if (unwritten != term) {
      unwritten = term;
      sinceNanos = System.nanoTime();
    } else if (System.nanoTime() - sinceNanos > PATIENCE.toNanos()) {
      failed.run();
    }
  }

  private boolean isWritten(long term) {
    try {
      return division.getRaftStorage().getMetadataFile().getMetadata().getTerm() >= term;
    } catch (IOException unreadable) {
      return false;
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
