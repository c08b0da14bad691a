package dev.holdfast.server.service;

import dev.holdfast.protocol.State;
import dev.holdfast.replica.Applied;
import dev.holdfast.replica.Replica;
import dev.holdfast.server.translation.Field;
import dev.holdfast.server.watch.Change;
import dev.holdfast.server.watch.RecentChanges;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Iterator;

/// Begins watches. What goes on in one from then on is told in [Watching].
final class Watches {

  private final Replica replica;
  private final RecentChanges changes;
  private final Duration bookmarkInterval;

  /// @param bookmarkInterval how long a watch may have nothing to tell before it says how far it is
  Watches(Replica replica, RecentChanges changes, Duration bookmarkInterval) {
    this.replica = replica;
    this.changes = changes;
    this.bookmarkInterval = bookmarkInterval;
  }

  /// Puts into messages what a watch has to tell.
  interface Teller<R> {

    /// @throws io.grpc.StatusRuntimeException if what is to be watched is not there
    void check(State state);

    /// What is there now, said before any change.
    Iterator<R> current(State state);

    /// A change; nothing where it is none of this watch's business.
    Iterator<R> change(Change change);

    /// Says that all up to and including `revision` has been told.
    R bookmark(long revision);
  }

  /// Where a watch begins.
  sealed interface Beginning {
    record After(long revision) implements Beginning {}

    record Now() implements Beginning {}

    record Current() implements Beginning {}

    static Beginning of(boolean hasRevision, long revision, boolean currentFirst) {
      if (hasRevision && currentFirst) {
        throw Field.of("current_first").invalid("is set beside after_revision; set one of them");
      }
      if (hasRevision && revision < 0) {
        throw Field.of("after_revision").invalid("is above any revision there can be");
      }
      if (hasRevision) {
        return new After(revision);
      }
      return currentFirst ? new Current() : new Now();
    }
  }

  <R> void start(String method, Beginning beginning, Teller<R> teller, StreamObserver<R> observer) {
    long gaps = changes.gaps();
    Applied applied = replica.applied();
    teller.check(applied.state());
    long from =
        switch (beginning) {
          case Beginning.After(long revision) -> revision;
          case Beginning.Now(), Beginning.Current() -> applied.state().revision();
        };
    Outflow.start(
        method,
        observer,
        out -> {
          var watching =
              new Watching<>(
                  replica.standing().node(), changes, gaps, teller, bookmarkInterval, out);
          if (!(beginning instanceof Beginning.Current)
              || watching.tell(teller.current(applied.state()))) {
            watching.follow(from);
          }
        });
  }
}
