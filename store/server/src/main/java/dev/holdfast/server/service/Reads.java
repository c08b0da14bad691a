package dev.holdfast.server.service;

import dev.holdfast.contract.Failure;
import dev.holdfast.replica.Applied;
import dev.holdfast.replica.Replica;
import dev.holdfast.replica.Rounds;
import dev.holdfast.server.call.Peers;
import dev.holdfast.server.translation.Field;
import dev.holdfast.server.watch.RecentChanges;
import dev.holdfast.v1.ReadOptions;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/// Finds the moment from which a read may be answered.
final class Reads {

  /// How often a read that waits for a revision looks by itself: an installed snapshot moves the
  /// state on without a change to be told of.
  private static final Duration LOOK = Duration.ofMillis(250);

  private static final Duration RETRY_AFTER = Duration.ofMillis(200);

  private final Replica replica;
  private final Rounds<Long> confirmations;
  private final RecentChanges changes;

  Reads(Replica replica, Peers peers, RecentChanges changes) {
    this.replica = replica;
    this.confirmations =
        new Rounds<>(
            new LeaderConfirmation(replica, peers), Executors.newVirtualThreadPerTaskExecutor());
    this.changes = changes;
  }

  Moment at(ReadOptions options) {
    Patience patience = Patience.ofThisCall();
    return switch (options.getConsistency()) {
      case CONSISTENCY_UNSPECIFIED, CONSISTENCY_LINEARIZABLE -> {
        Applied confirmed = confirmed(upToDate(), patience);
        yield Moment.confirmed(
            confirmed.state().revision() >= options.getMinRevision()
                ? confirmed
                : reached(options.getMinRevision(), patience));
      }
      case CONSISTENCY_LOCAL -> {
        // Asked before the state is taken: what is taken then is at least as young.
        Duration age = replica.standing().sinceLeader();
        yield Moment.local(reached(options.getMinRevision(), patience), age);
      }
      case UNRECOGNIZED ->
          throw Field.of("read.consistency").invalid("is no consistency this node knows");
    };
  }

  /// The log index that a linearizable read which begins now has to have applied, as this node
  /// tells the others: without asking anyone else who might ask back.
  long confirmHere() {
    return confirmed(replica.confirm(), Patience.ofThisCall());
  }

  /// The state as soon as it holds everything that was acknowledged before the call.
  CompletableFuture<Applied> upToDate() {
    return confirmations.join().thenCompose(replica::awaitApplied);
  }

  private <T> T confirmed(CompletableFuture<T> confirmation, Patience patience) {
    try {
      return patience.await(confirmation);
    } catch (TimeoutException _) {
      throw new Failure.TooLate(
              "It was not confirmed in time that what node %s reads is up to date; try again, or"
                      .formatted(replica.standing().node())
                  + " read with CONSISTENCY_LOCAL what it has")
          .toException();
    } catch (ExecutionException failed) {
      throw unconfirmed(failed.getCause());
    }
  }

  private StatusRuntimeException unconfirmed(Throwable cause) {
    return new Failure.Unavailable(
            "Node %s cannot confirm that this read is up to date (%s); try again, or read with"
                    .formatted(replica.standing().node(), cause.getMessage())
                + " CONSISTENCY_LOCAL",
            RETRY_AFTER)
        .toException();
  }

  private Applied reached(long revision, Patience patience) {
    Applied applied = replica.applied();
    while (applied.state().revision() < revision) {
      if (patience.left().isZero()) {
        throw new Failure.TooLate(
                "Node %s has come to revision %d only, and the read asks for %d"
                    .formatted(replica.standing().node(), applied.state().revision(), revision))
            .toException();
      }
      changes.awaitAfter(applied.state().revision(), shorter(LOOK, patience.left()));
      applied = replica.applied();
    }
    return applied;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
