package dev.holdfast.server.service;

import dev.holdfast.contract.Failure;
import dev.holdfast.server.watch.Change;
import dev.holdfast.server.watch.Following;
import dev.holdfast.server.watch.RecentChanges;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Iterator;

/// One watch: tells its receiver of the changes it asked for, in order of revision, at the
/// receiver's speed, and ends with a word rather than leave one out.
final class Watching<R> {

  private static final Duration RETRY_AFTER = Duration.ofMillis(200);

  private final String node;
  private final RecentChanges changes;
  private final long gaps;
  private final Watches.Teller<R> teller;
  private final Duration bookmarkInterval;
  private final Outflow<R> out;
  private long bookmarkDueNanos;

  /// @param gaps of `changes` when the watch began
  Watching(
      String node,
      RecentChanges changes,
      long gaps,
      Watches.Teller<R> teller,
      Duration bookmarkInterval,
      Outflow<R> out) {
    this.node = node;
    this.changes = changes;
    this.gaps = gaps;
    this.teller = teller;
    this.bookmarkInterval = bookmarkInterval;
    this.out = out;
  }

  /// Tells everything that comes after `from`, for as long as someone listens.
  void follow(long from) {
    long revision = from;
    boolean open = !(changes.after(from, Duration.ZERO) instanceof Following.Forgotten);
    open = !open || say(teller.bookmark(from));
    while (open) {
      switch (changes.after(revision, Duration.ofNanos(untilBookmark()))) {
        case Following.Next(Change change) -> {
          revision = change.revision();
          open = tell(teller.change(change));
        }
        case Following.Nothing(long upTo) -> revision = upTo;
        case Following.Forgotten(long oldest) -> throw forgotten(revision, oldest);
        case Following.Closed() -> throw closed(revision);
      }
      if (open && untilBookmark() == 0) {
        open = say(teller.bookmark(revision));
      }
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
    bookmarkDueNanos = System.nanoTime() + bookmarkInterval.toNanos();
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
                        .formatted(node, revision)
                    + " at another node",
                RETRY_AFTER)
            .toException();
  }

  private StatusRuntimeException closed(long revision) {
    return new Failure.Unavailable(
            "Node %s is being shut down; watch on after revision %d at another"
                .formatted(node, revision),
            RETRY_AFTER)
        .toException();
  }
}
