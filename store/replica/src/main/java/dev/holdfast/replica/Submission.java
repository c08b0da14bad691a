package dev.holdfast.replica;

import dev.holdfast.replica.codec.EncodedRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/// A request that waits for a log entry to go into. Knows how far it has come, so that a failure
/// says either that nothing happened or that nobody can tell.
final class Submission {

  private enum Stage {
    WAITING,
    TAKEN,
    GIVEN_UP
  }

  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
  private final CompletableFuture<Committed> future = new CompletableFuture<>();
  private final EncodedRequest request;
  private final Lane lane;

  Submission(EncodedRequest request, Lane lane, Duration timeout) {
    this.request = request;
    this.lane = lane;
    TimeLimits.unlessDone(future, timeout, () -> expired(timeout));
  }

  private void expired(Duration after) {
    if (stage.compareAndSet(Stage.WAITING, Stage.GIVEN_UP)) {
      notDone("the log took no more entries for %d ms".formatted(after.toMillis()));
    } else {
      unknown("the cluster did not answer within %d ms".formatted(after.toMillis()));
    }
  }

  CompletableFuture<Committed> future() {
    return future;
  }

  EncodedRequest request() {
    return request;
  }

  int size() {
    return request.size();
  }

  /// Where it waits.
  Lane lane() {
    return lane;
  }

  /// Takes this for an entry, unless it has been given up.
  boolean take() {
    return stage.compareAndSet(Stage.WAITING, Stage.TAKEN);
  }

  /// The entry was applied; this request's reply is the one at `offset`.
  void done(Replies replies, int offset) {
    future.complete(
        new Committed(replies.index(), offset, replies.replies().get(offset), replies.applying()));
  }

  /// The entry's way ended without a reply.
  void failed(boolean mayHaveBeenAppended, Throwable cause) {
    if (mayHaveBeenAppended) {
      unknown("this node lost the lead before the cluster had answered");
    } else {
      notDone(Failures.sentence(cause));
    }
  }

  /// Nothing has happened, for this reason.
  void notDone(String why) {
    fail(new NotLeaderException("nothing was done: " + why));
  }

  /// The entry may be in the log or not.
  private void unknown(String why) {
    fail(
        new OutcomeUnknownException(
            "the request may have been carried out or not: %s; repeat it with the same request id, or look"
                .formatted(why)));
  }

  void fail(RuntimeException exception) {
    future.completeExceptionally(exception);
  }
}
