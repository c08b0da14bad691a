package dev.holdfast.replica;

import dev.holdfast.replica.storage.AppliedMark;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this node has applied and will still know after a power cut, even if it then starts alone:
/// DNS is answered from this, so that no answer is ever older than an earlier one.
///
/// It follows what is applied at a short distance. Raft applies only what it has synchronised in
/// this node's own log; what remains is to synchronise the mark that says how far that is.
final class Lasting implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lasting.class);

  /// Between two synchronisations. Under load one then serves many entries, and the log, which
  /// shares the disk, hardly notices; an entry that comes alone does not wait for it.
  private static final Duration PACE = Duration.ofMillis(20);

  private static final Duration CLOSE_WAIT = Duration.ofSeconds(10);

  private final AppliedMark mark;
  private final Halt halt;
  private final Thread keeper;
  private Applied newest;
  private volatile Applied lasting;
  private boolean closed;

  /// @param start what is on the disk in any case
  Lasting(String node, AppliedMark mark, Applied start, Halt halt) {
    this.mark = mark;
    this.halt = halt;
    this.lasting = start;
    this.newest = start;
    this.keeper = Thread.ofPlatform().daemon().name("lasting-" + node).unstarted(this::run);
  }

  /// Begins with what was applied again from this node's own disk, as the mark had said.
  void begin() throws IOException {
    keep(newest());
    keeper.start();
  }

  Applied applied() {
    return lasting;
  }

  /// Called when this has been applied, and the mark written.
  synchronized void follow(Applied applied) {
    newest = applied;
    notifyAll();
  }

  private synchronized Applied newest() {
    return newest;
  }

  private void run() {
    try {
      while (awaitNewer()) {
        keep(newest());
        pause();
      }
    } catch (IOException e) {
      halt.now("how far it has applied its log could not be synchronised", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Returns whether there is something newer; otherwise this is closed.
  private synchronized boolean awaitNewer() throws InterruptedException {
    while (!closed && newest.index() <= lasting.index()) {
      wait();
    }
    return newest.index() > lasting.index();
  }

  private void keep(Applied applied) throws IOException {
    if (applied.index() > lasting.index()) {
      mark.force();
      lasting = applied;
    }
  }

  private synchronized void pause() throws InterruptedException {
    long until = System.nanoTime() + PACE.toNanos();
    for (long left = PACE.toMillis();
        !closed && left > 0;
        left = Duration.ofNanos(until - System.nanoTime()).toMillis()) {
      wait(left);
    }
  }

  /// Keeps what was applied last, and ends; a disk that does not answer is not waited for.
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    if (keeper.getState() == Thread.State.NEW) {
      return;
    }
    try {
      if (!keeper.join(CLOSE_WAIT)) {
        LOG.warn("How far the log was applied was still being synchronised at the end");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
