package dev.holdfast.server.service;

import dev.holdfast.contract.Limits;
import dev.holdfast.protocol.State;
import dev.holdfast.replica.Replica;
import dev.holdfast.server.translation.Field;
import dev.holdfast.server.watch.Change;
import dev.holdfast.server.watch.Followers;
import dev.holdfast.server.watch.Interest;
import dev.holdfast.server.watch.RecentChanges;
import dev.holdfast.v1.Consistency;
import dev.holdfast.v1.ReadOptions;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/// Begins watches. What goes on in one from then on is told in [Watching].
final class Watches {

  private final Replica replica;
  private final Reads reads;
  private final RecentChanges changes;
  private final Followers followers;
  private final Duration bookmarkInterval;

  /// @param bookmarkInterval how long a watch may have nothing to tell before it says how far it is
  Watches(
      Replica replica,
      Reads reads,
      RecentChanges changes,
      Followers followers,
      Duration bookmarkInterval) {
    this.replica = replica;
    this.reads = reads;
    this.changes = changes;
    this.followers = followers;
    this.bookmarkInterval = bookmarkInterval;
  }

  /// Puts into messages what a watch has to tell.
  interface Teller<R> {

    /// @throws io.grpc.StatusRuntimeException if what is to be watched is not there
    void check(State state);

    /// What it has to be woken for.
    Set<Interest> interests();

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

  <R> void start(
      String method,
      Beginning beginning,
      ReadOptions read,
      Teller<R> teller,
      StreamObserver<R> observer) {
    long gaps = changes.gaps();
    State state = stateAt(beginning, read);
    teller.check(state);
    long from =
        switch (beginning) {
          case Beginning.After(long revision) -> revision;
          case Beginning.Now(), Beginning.Current() -> state.revision();
        };
    Outflow.start(
        method,
        observer,
        out -> {
          var watching = new Watching<>(replica::standing, changes, gaps, teller, pace(read), out);
          if (!(beginning instanceof Beginning.Current) || watching.tell(teller.current(state))) {
            watching.follow(from, followers);
          }
        });
  }

  /// A watch that goes on after a revision asks for nothing but that; for one that begins now,
  /// "now" is as fresh as a read.
  private State stateAt(Beginning beginning, ReadOptions read) {
    return switch (beginning) {
      case Beginning.After _ ->
          reads.at(read.toBuilder().setConsistency(Consistency.CONSISTENCY_LOCAL).build()).state();
      case Beginning.Now(), Beginning.Current() -> reads.at(read).state();
    };
  }

  private Watching.Pace pace(ReadOptions read) {
    return new Watching.Pace(
        bookmarkInterval,
        read.getConsistency() == Consistency.CONSISTENCY_LOCAL
            ? Optional.empty()
            : Optional.of(Limits.BOOKMARK_INTERVAL));
  }
}
