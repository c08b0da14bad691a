package dev.holdfast.replica;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Rounds of asking that many share. The answer of a round tells only of what was so after the
/// round began, so whoever comes while one is under way joins the next.
///
/// @param <T> what a round is to find out
public final class Rounds<T> {

  private final Supplier<CompletableFuture<T>> round;
  private final Executor executor;
  private Optional<CompletableFuture<T>> next = Optional.empty();
  private boolean underWay;

  /// @param round begins a round
  /// @param executor runs what follows a round
  public Rounds(Supplier<CompletableFuture<T>> round, Executor executor) {
    this.round = round;
    this.executor = executor;
  }

  /// What a round finds out that begins no earlier than now.
  public CompletableFuture<T> join() {
    CompletableFuture<T> joined;
    synchronized (this) {
      joined = next.orElseGet(CompletableFuture::new);
      next = Optional.of(joined);
      if (underWay) {
        return joined;
      }
      underWay = true;
    }
    begin();
    return joined;
  }

  /// A round that cannot even begin fails like any other: those after it get one of their own.
  private CompletableFuture<T> ask() {
    try {
      return round.get();
    } catch (RuntimeException failed) {
      return CompletableFuture.failedFuture(failed);
    }
  }

  private void begin() {
    CompletableFuture<T> joined;
    synchronized (this) {
      if (next.isEmpty()) {
        underWay = false;
        return;
      }
      joined = next.get();
      next = Optional.empty();
    }
    ask()
        .whenCompleteAsync(
            (answer, failure) -> {
              if (failure == null) {
                joined.complete(answer);
              } else {
                joined.completeExceptionally(failure);
              }
              begin();
            },
            executor);
  }
}
