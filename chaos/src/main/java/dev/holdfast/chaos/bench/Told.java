package dev.holdfast.chaos.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Counts the watches that have been told of the newest change.
final class Told {

  private static final long PATIENCE_SECONDS = 60;

  private final int expected;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long revision;
  private int count;
  private long lastNanos;

  /// @param expected how many watches there are
  Told(int expected) {
    this.expected = expected;
  }

  int expected() {
    return expected;
  }

  /// A watch was told of `heard`.
  void heard(long heard) {
    long now = System.nanoTime();
    lock.lock();
    try {
      if (heard > revision) {
        revision = heard;
        count = 0;
      }
      if (heard == revision) {
        count++;
        lastNanos = now;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// When the last of `watches` was told of `wanted`; waits for that.
  ///
  /// @throws WrongResultException if they are not all told in time
  long await(long wanted, int watches) throws InterruptedException {
    long nanos = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    lock.lock();
    try {
      while (revision < wanted || count < watches) {
        if (nanos <= 0) {
          throw new WrongResultException(
              "of revision %d only %d of %d watches were told".formatted(wanted, count, watches));
        }
        nanos = changed.awaitNanos(nanos);
      }
      return lastNanos;
    } finally {
      lock.unlock();
    }
  }
}
