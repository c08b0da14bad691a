package dev.holdfast.server.watch;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.Condition;

/// One watch's place in the changes: how far it has come, and from where on there may be something
/// for it. That is all a node keeps for a watch, however slow its receiver is.
///
/// Its fields are guarded by the lock of [Followers].
public final class Follower implements AutoCloseable {

  private final Followers followers;
  private final Set<Interest> interests;
  private final Condition changed;

  /// All up to here has been told, or was of no interest.
  private long position;

  /// What may be of interest lies in this span of revisions; nothing does where it ends at or
  /// before `position`.
  private long from;

  private long to;

  Follower(
      Followers followers, Set<Interest> interests, Condition changed, long after, long known) {
    this.followers = followers;
    this.interests = Set.copyOf(interests);
    this.changed = changed;
    this.position = after;
    this.from = after + 1;
    this.to = known;
  }

  Set<Interest> interests() {
    return interests;
  }

  /// What follows what this was told last: the next change that may be of interest; waits for one
  /// at most so long.
  public Following next(Duration patience) {
    return followers.next(this, patience);
  }

  /// A change that may be of interest has been made.
  void concern(long revision) {
    if (revision > position) {
      if (to <= position) {
        from = revision;
      }
      to = revision;
      changed.signal();
    }
  }

  /// Nobody can tell what was changed up to `revision`.
  void concernAllUpTo(long revision) {
    if (revision > position) {
      from = Math.min(from, position + 1);
      if (to <= position) {
        from = position + 1;
      }
      to = revision;
    }
    changed.signal();
  }

  boolean hasSomething() {
    return to > position;
  }

  /// Where to look for what is next, when there is something.
  long before() {
    return Math.max(position, from - 1);
  }

  /// All up to `revision` is settled.
  void advance(long revision) {
    position = Math.max(position, revision);
  }

  long position() {
    return position;
  }

  Condition changed() {
    return changed;
  }

  @Override
  public void close() {
    followers.leave(this);
  }
}
