package dev.holdfast.replica;

import dev.holdfast.replica.codec.EncodedRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// Something that waits for a log entry: a request to go into it, or a read to be confirmed by it.
/// Knows how far it has come, so that a failure says either that nothing happened or that nobody
/// can tell.
abstract sealed class Submission {

  private enum Stage {
    WAITING,
    TAKEN,
    GIVEN_UP
  }

  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);

  /// The request to put into the entry; a read has none.
  abstract Optional<EncodedRequest> request();

  abstract int size();

  /// Where it waits.
  abstract Lane lane();

  /// The entry was applied; the request's reply is the one at `offset`.
  abstract void done(Replies replies, int offset);

  /// Nothing has happened, for this reason.
  abstract void notDone(String why);

  /// The entry may be in the log or not.
  abstract void unknown(String why);

  abstract void fail(RuntimeException exception);

  /// Takes this for an entry, unless it has been given up.
  boolean take() {
    return stage.compareAndSet(Stage.WAITING, Stage.TAKEN);
  }

  /// The entry's way ended without a reply.
  void failed(boolean mayHaveBeenAppended, Throwable cause) {
    if (mayHaveBeenAppended) {
      unknown("this node lost the lead before the cluster had answered");
    } else {
      notDone(Failures.sentence(cause));
    }
  }

  private void expired(Duration after) {
    if (stage.compareAndSet(Stage.WAITING, Stage.GIVEN_UP)) {
      notDone("the log took no more entries for %d ms".formatted(after.toMillis()));
    } else {
      unknown("the cluster did not answer within %d ms".formatted(after.toMillis()));
    }
  }

  /// Lets `future` wait no longer than `timeout`.
  <T> void limit(CompletableFuture<T> future, Duration timeout) {
    CompletableFuture<Void> clock = new CompletableFuture<>();
    clock
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((_, e) -> {
          if (e instanceof TimeoutException) {
            expired(timeout);
          }
        });
    future.whenComplete((_, _) -> clock.complete(null));
  }

  /// A request.
  static final class Write extends Submission {
    private final CompletableFuture<Committed> future = new CompletableFuture<>();
    private final EncodedRequest request;
    private final Lane lane;

    Write(EncodedRequest request, Lane lane, Duration timeout) {
      this.request = request;
      this.lane = lane;
      limit(future, timeout);
    }

    CompletableFuture<Committed> future() {
      return future;
    }

    @Override
    Optional<EncodedRequest> request() {
      return Optional.of(request);
    }

    @Override
    int size() {
      return request.size();
    }

    @Override
    Lane lane() {
      return lane;
    }

    @Override
    void done(Replies replies, int offset) {
      future.complete(
          new Committed(
              replies.index(), offset, replies.replies().get(offset), replies.applying()));
    }

    @Override
    void notDone(String why) {
      fail(new NotLeaderException("nothing was done: " + why));
    }

    @Override
    void unknown(String why) {
      fail(
          new OutcomeUnknownException(
              "the request may have been carried out or not: %s; repeat it with the same request id, or look"
                  .formatted(why)));
    }

    @Override
    void fail(RuntimeException exception) {
      future.completeExceptionally(exception);
    }
  }

  /// A read. It changes nothing, so no outcome of it is unknown: it was confirmed or it was not.
  static final class Confirmation extends Submission {
    private final CompletableFuture<Long> future = new CompletableFuture<>();

    Confirmation(Duration timeout) {
      limit(future, timeout);
    }

    CompletableFuture<Long> future() {
      return future;
    }

    @Override
    Optional<EncodedRequest> request() {
      return Optional.empty();
    }

    @Override
    int size() {
      return 0;
    }

    @Override
    Lane lane() {
      return Lane.FAST;
    }

    @Override
    void done(Replies replies, int offset) {
      future.complete(replies.index());
    }

    @Override
    void notDone(String why) {
      fail(new NotLeaderException("this node could not prove that it leads: " + why));
    }

    @Override
    void unknown(String why) {
      notDone(why);
    }

    @Override
    void fail(RuntimeException exception) {
      future.completeExceptionally(exception);
    }
  }
}
