package dev.holdfast.server.watch;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// All who follow the changes. A thread of its own takes each change to those whom it concerns and
/// wakes them; the others sleep on, and the apply thread knows of none of them.
///
/// Invariant: every change up to `told` that may be of interest to a follower, and that it has not
/// passed, lies in that follower's span.
public final class Followers implements AutoCloseable {

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final RecentChanges changes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Follower> all = new HashSet<>();
  private final Index index = new Index();
  private final Thread teller;
  private long told;
  private long gaps;
  private boolean closed;

  private Followers(RecentChanges changes) {
    this.changes = changes;
    this.told = changes.last();
    this.gaps = changes.gaps();
    this.teller = Thread.ofPlatform().daemon().name("watch-teller").unstarted(this::run);
  }

  public static Followers of(RecentChanges changes) {
    Followers followers = new Followers(changes);
    followers.teller.start();
    return followers;
  }

  /// Begins to follow the changes after `revision`.
  public Follower follow(long revision, Set<Interest> interests) {
    lock.lock();
    try {
      Follower follower = new Follower(this, interests, lock.newCondition(), revision, told);
      all.add(follower);
      index.add(follower);
      return follower;
    } finally {
      lock.unlock();
    }
  }

  void leave(Follower follower) {
    lock.lock();
    try {
      all.remove(follower);
      index.remove(follower);
    } finally {
      lock.unlock();
    }
  }

  Following next(Follower follower, Duration patience) {
    lock.lock();
    try {
      await(follower, patience);
      if (closed) {
        return new Following.Closed();
      }
      if (!follower.hasSomething()) {
        follower.advance(told);
        return new Following.Nothing(follower.position());
      }
      Following next = changes.after(follower.before());
      switch (next) {
        case Following.Next(Change change) -> follower.advance(change.revision());
        case Following.Nothing(long upTo) -> follower.advance(upTo);
        case Following.Forgotten _, Following.Closed _ -> {
          // It ends here.
        }
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  private void await(Follower follower, Duration patience) {
    try {
      long nanos = patience.toNanos();
      while (!follower.hasSomething() && !closed && nanos > 0) {
        nanos = follower.changed().awaitNanos(nanos);
      }
    } catch (InterruptedException _) {
      // Whoever waits here is asked to stop: it finds nothing new, and the flag.
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!isClosed()) {
      changes.awaitAfter(told, LOOK);
      tell();
    }
  }

  /// Takes the next change to whom it concerns.
  private void tell() {
    Following next = changes.after(told);
    lock.lock();
    try {
      if (gaps != changes.gaps()) {
        gaps = changes.gaps();
        concernAll();
      }
      switch (next) {
        case Following.Next(Change change) -> {
          index.concernedBy(change).forEach(follower -> follower.concern(change.revision()));
          told = change.revision();
        }
        case Following.Nothing(long upTo) -> told = upTo;
        case Following.Forgotten _ -> concernAll();
        case Following.Closed _ -> close();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Changes were missed here: each follower finds out for itself whether it can go on.
  private void concernAll() {
    told = Math.max(told, changes.last());
    all.forEach(follower -> follower.concernAllUpTo(told));
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /// Ends all watches: nothing more will be told.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      all.forEach(follower -> follower.changed().signal());
    } finally {
      lock.unlock();
    }
  }
}
