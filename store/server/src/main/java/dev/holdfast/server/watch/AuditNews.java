package dev.holdfast.server.watch;

import dev.holdfast.audit.AuditLog;
import dev.holdfast.replica.Replica;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes whoever follows the audit log when the node has applied something.
///
/// Nothing is kept here for those who follow: they read the log out of the state, at their own
/// speed, and the apply thread waits for nobody.
public final class AuditNews implements AutoCloseable {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition applied = lock.newCondition();
  private final Replica replica;
  private final AutoCloseable listening;
  private boolean closed;

  /// How many steps the node has applied since this was made.
  private long steps;

  private AuditNews(Replica replica) {
    this.replica = replica;
    this.listening = replica.listen(_ -> wake());
  }

  public static AuditNews of(Replica replica) {
    return new AuditNews(replica);
  }

  private void wake() {
    lock.lock();
    try {
      steps++;
      applied.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The log as soon as it goes beyond `sequence`; as it is, if that does not happen in time or the
  /// node is being shut down.
  public AuditLog after(long sequence, Duration patience) {
    long nanos = patience.toNanos();
    try {
      while (true) {
        // The state is read without the lock, which the apply thread takes: neither may wait for
        // the other while holding what the other needs.
        long seen = steps();
        AuditLog log = log();
        if (log.last() > sequence || nanos <= 0 || isClosed()) {
          return log;
        }
        nanos = awaitStepAfter(seen, nanos);
      }
    } catch (InterruptedException _) {
      // Whoever waits here is asked to stop: it finds nothing new, and the flag.
      Thread.currentThread().interrupt();
      return log();
    }
  }

  private long steps() {
    lock.lock();
    try {
      return steps;
    } finally {
      lock.unlock();
    }
  }

  /// @return how much is left of `nanos`
  private long awaitStepAfter(long seen, long nanos) throws InterruptedException {
    long left = nanos;
    lock.lock();
    try {
      while (steps == seen && !closed && left > 0) {
        left = applied.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
    return left;
  }

  private AuditLog log() {
    return replica.applied().state().audit();
  }

  /// Whether the node is being shut down.
  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /// Ends all streams: nothing more will be told.
  public void endStreams() {
    lock.lock();
    try {
      closed = true;
      applied.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    endStreams();
    try {
      listening.close();
    } catch (Exception failed) {
      throw new IllegalStateException("the replica goes on telling its steps", failed);
    }
  }
}
