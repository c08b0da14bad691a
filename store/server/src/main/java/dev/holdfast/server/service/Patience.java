package dev.holdfast.server.service;

import dev.holdfast.replica.TimeLimits;
import dev.holdfast.server.call.CallDeadline;
import io.grpc.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// How long the present call may still wait: as long as its caller does, and no longer than nodes
/// let anything wait.
///
/// @param ofCaller whether it is the caller's deadline that ends it
record Patience(Deadline deadline, boolean ofCaller) {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  /// Made only when it is late: hardly any call is.
  private static final class Late extends TimeoutException {
    private static final long serialVersionUID = 1L;

    Late() {
      super("no answer in time");
    }
  }

  static Patience ofThisCall() {
    Deadline own = Deadline.after(LONGEST.toNanos(), TimeUnit.NANOSECONDS);
    return CallDeadline.ofThisCall()
        .filter(caller -> caller.isBefore(own))
        .map(caller -> new Patience(caller, true))
        .orElse(new Patience(own, false));
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, deadline.timeRemaining(TimeUnit.NANOSECONDS)));
  }

  /// What `future` completes with.
  ///
  /// @throws TimeoutException if that takes too long, or the node is being shut down
  /// @throws ExecutionException if it fails
  <T> T await(CompletableFuture<T> future) throws TimeoutException, ExecutionException {
    CompletableFuture<T> limited = future.copy();
    TimeLimits.unlessDone(limited, left(), () -> limited.completeExceptionally(new Late()));
    try {
      return limited.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Late late) {
        throw late;
      }
      throw failed;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new TimeoutException("interrupted");
    }
  }
}
