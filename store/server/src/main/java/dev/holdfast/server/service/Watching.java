package dev.holdfast.server.service;

import dev.holdfast.contract.Failure;
import dev.holdfast.replica.Standing;
import dev.holdfast.server.watch.Change;
import dev.holdfast.server.watch.Follower;
import dev.holdfast.server.watch.Followers;
import dev.holdfast.server.watch.Following;
import dev.holdfast.server.watch.RecentChanges;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;

/// One watch: tells its receiver of the changes it asked for, in order of revision, at the
/// receiver's speed, and ends with a word rather than leave one out.
final class Watching<R> {

  private static final Duration RETRY_AFTER = Duration.ofMillis(200);

  /// @param bookmarks how long a watch may have nothing to tell before it says how far it is
  /// @param outOfTouch how long the node may have heard from no leader and still say so
  record Pace(Duration bookmarks, Optional<Duration> outOfTouch) {}

  private final Supplier<Standing> standing;
  private final RecentChanges changes;
  private final long gaps;
  private final Watches.Teller<R> teller;
  private final Pace pace;
  private final Outflow<R> out;
  private long bookmarkDueNanos;

  /// @param gaps of `changes` when the watch began
  Watching(
      Supplier<Standing> standing,
      RecentChanges changes,
      long gaps,
      Watches.Teller<R> teller,
      Pace pace,
      Outflow<R> out) {
    this.standing = standing;
    this.changes = changes;
    this.gaps = gaps;
    this.teller = teller;
    this.pace = pace;
    this.out = out;
  }

  /// Tells everything that comes after `from`, for as long as someone listens.
  void follow(long from, Followers followers) {
    try (Follower follower = followers.follow(from, teller.interests())) {
      long revision = from;
      boolean open = changes.hasForgotten(from) || say(teller.bookmark(from));
      while (open) {
        switch (follower.next(Duration.ofNanos(untilBookmark()))) {
          case Following.Next(Change change) -> {
            revision = change.revision();
            open = tell(teller.change(change));
          }
          case Following.Nothing(long upTo) -> revision = upTo;
          case Following.Forgotten(long oldest) -> throw forgotten(revision, oldest);
          case Following.Closed() -> throw closed(revision);
        }
        if (open && untilBookmark() == 0) {
          checkTouch(revision);
          open = say(teller.bookmark(revision));
        }
      }
    }
  }

  /// A bookmark says that nothing was missed. A node that is cut off cannot know.
  private void checkTouch(long revision) {
    Standing now = standing.get();
    if (pace.outOfTouch().filter(longest -> now.sinceLeader().compareTo(longest) > 0).isPresent()) {
      throw new Failure.Unavailable(
              "Node %s has heard from no leader for %d s; watch on after revision %d at another, or with CONSISTENCY_LOCAL"
                  .formatted(now.node(), now.sinceLeader().toSeconds(), revision),
              RETRY_AFTER)
          .toException();
    }
  }

  /// @return whether someone still listens
  boolean tell(Iterator<R> messages) {
    boolean open = out.isOpen();
    while (open && messages.hasNext()) {
      open = say(messages.next());
    }
    return open;
  }

  private boolean say(R message) {
    boolean open = out.send(message);
    bookmarkDueNanos = System.nanoTime() + pace.bookmarks().toNanos();
    return open;
  }

  private long untilBookmark() {
    return Math.max(0, bookmarkDueNanos - System.nanoTime());
  }

  /// After a snapshot another node may well remember what this one was never told. Otherwise the
  /// receiver was too slow, or came too late.
  private StatusRuntimeException forgotten(long revision, long oldest) {
    return changes.gaps() == gaps
        ? new Failure.HistoryGone(revision, oldest).toException()
        : new Failure.Unavailable(
                "A snapshot took node %s past the changes after revision %d; watch on after it"
                        .formatted(standing.get().node(), revision)
                    + " at another node",
                RETRY_AFTER)
            .toException();
  }

  private StatusRuntimeException closed(long revision) {
    return new Failure.Unavailable(
            "Node %s is being shut down; watch on after revision %d at another"
                .formatted(standing.get().node(), revision),
            RETRY_AFTER)
        .toException();
  }
}
