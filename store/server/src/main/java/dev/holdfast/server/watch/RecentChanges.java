package dev.holdfast.server.watch;

import dev.holdfast.replica.Replica;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The last changes this node applied, as many as a bound allows, and always the last one.
///
/// The node's apply thread only ever adds here; it waits for nobody. Watches read at their own
/// speed, and one that is too slow finds that what it needs next has been forgotten. Who wakes them
/// is told in [Followers].
public final class RecentChanges {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final NavigableMap<Long, Change> byRevision = new TreeMap<>();
  private final int revisionLimit;
  private final int entryLimit;
  private boolean begun;
  private boolean closed;
  private long base;
  private long last;
  private long entries;
  private long gaps;

  /// @param revisionLimit how many changes to keep
  /// @param entryLimit how many endpoints and plans they may touch together
  public RecentChanges(int revisionLimit, int entryLimit) {
    this.revisionLimit = revisionLimit;
    this.entryLimit = entryLimit;
  }

  /// Says where the node stands, in case it has not applied anything yet.
  public void beginAt(long revision) {
    lock.lock();
    try {
      if (!begun) {
        begun = true;
        base = revision;
        last = revision;
      }
    } finally {
      lock.unlock();
    }
  }

  /// Takes note of what the node has applied, every step from the first it applies in this process:
  /// those since its newest snapshot, which it applies again when it starts, are remembered too.
  public void add(Replica.Step step) {
    beginAt(step.before().revision());
    lock.lock();
    try {
      if (step.before().revision() != last) {
        startAgainAt(step.before().revision());
      }
      last = step.after().revision();
      Change change = Change.of(step);
      if (!change.isEmpty()) {
        byRevision.put(change.revision(), change);
        entries += change.size();
        forgetOldest();
      }
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// After a snapshot: what happened between `last` and `revision` was never told here.
  private void startAgainAt(long revision) {
    byRevision.clear();
    entries = 0;
    base = revision;
    gaps++;
  }

  private void forgetOldest() {
    while (byRevision.size() > 1 && (byRevision.size() > revisionLimit || entries > entryLimit)) {
      Map.Entry<Long, Change> oldest = byRevision.pollFirstEntry();
      entries -= oldest.getValue().size();
      base = oldest.getKey();
    }
  }

  /// What follows `revision`, as of now.
  Following after(long revision) {
    lock.lock();
    try {
      if (closed) {
        return new Following.Closed();
      }
      if (revision < base) {
        return new Following.Forgotten(base + 1);
      }
      Map.Entry<Long, Change> next = byRevision.higherEntry(revision);
      return next == null
          ? new Following.Nothing(Math.max(revision, last))
          : new Following.Next(next.getValue());
    } finally {
      lock.unlock();
    }
  }

  /// Waits until the store has gone beyond `revision`, at most so long.
  public void awaitAfter(long revision, Duration patience) {
    lock.lock();
    try {
      long nanos = patience.toNanos();
      while (last <= revision && !closed && nanos > 0) {
        nanos = grown.awaitNanos(nanos);
      }
    } catch (InterruptedException _) {
      // Whoever waits here is asked to stop: it finds nothing new, and the flag.
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /// The store's revision here.
  long last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  /// Whether the changes right after `revision` are no longer remembered.
  public boolean hasForgotten(long revision) {
    return after(revision) instanceof Following.Forgotten;
  }

  /// How often a snapshot has taken this node past changes it was never told of.
  public long gaps() {
    lock.lock();
    try {
      return gaps;
    } finally {
      lock.unlock();
    }
  }

  /// Nothing more will be told.
  public void end() {
    lock.lock();
    try {
      closed = true;
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
