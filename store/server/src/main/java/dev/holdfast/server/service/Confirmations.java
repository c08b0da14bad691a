package dev.holdfast.server.service;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Rounds of confirmation that this node's reads share. A round proves only what was true after it
/// began, so a read that comes while one is under way joins the next.
final class Confirmations {

  private final Supplier<CompletableFuture<Long>> round;
  private Optional<CompletableFuture<Long>> next = Optional.empty();
  private boolean underWay;

  /// @param round begins a round, which ends with the log index a read has to have applied
  Confirmations(Supplier<CompletableFuture<Long>> round) {
    this.round = round;
  }

  /// The log index that a read which begins now has to have applied.
  CompletableFuture<Long> join() {
    CompletableFuture<Long> joined;
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

  /// A round that cannot even begin fails like any other: the reads after it get one of their own.
  private CompletableFuture<Long> ask() {
    try {
      return round.get();
    } catch (RuntimeException failed) {
      return CompletableFuture.failedFuture(failed);
    }
  }

  private void begin() {
    CompletableFuture<Long> joined;
    synchronized (this) {
      if (next.isEmpty()) {
        underWay = false;
        return;
      }
      joined = next.get();
      next = Optional.empty();
    }
    ask()
        .whenComplete((index, failure) -> {
          if (failure == null) {
            joined.complete(index);
          } else {
            joined.completeExceptionally(failure);
          }
          begin();
        });
  }
}
