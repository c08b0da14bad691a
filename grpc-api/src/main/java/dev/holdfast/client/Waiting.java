package dev.holdfast.client;

import dev.holdfast.v1.CarriedResult;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// The calls of a stream that wait for their results, each for as long as it may.
///
/// A timer for each of them would cost as much as the call. So they are looked through a few times
/// a second while there are any, and one that waits too long ends up to a look later.
final class Waiting {

  private static final Duration LOOK_EVERY = Duration.ofMillis(25);

  private static final ScheduledExecutorService LOOKS =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("holdfast-client-timer").factory());

  private record Call(CompletableFuture<CarriedResult> result, Duration timeout, long endNanos) {}

  private final Map<Long, Call> calls = new ConcurrentHashMap<>();
  private final AtomicBoolean looking = new AtomicBoolean();

  int count() {
    return calls.size();
  }

  /// A call's result, when it comes.
  CompletableFuture<CarriedResult> add(long id, Duration timeout) {
    CompletableFuture<CarriedResult> result = new CompletableFuture<>();
    calls.put(id, new Call(result, timeout, System.nanoTime() + timeout.toNanos()));
    lookLater();
    return result;
  }

  void remove(long id) {
    calls.remove(id);
  }

  /// Hands over a result, unless whoever waited has given up.
  void done(CarriedResult result) {
    Optional.ofNullable(calls.remove(result.getId()))
        .ifPresent(call -> call.result().complete(result));
  }

  void failAll(StatusRuntimeException reason) {
    calls.values().forEach(call -> call.result().completeExceptionally(reason));
  }

  private void lookLater() {
    if (!calls.isEmpty() && looking.compareAndSet(false, true)) {
      LOOKS.schedule(this::look, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    long now = System.nanoTime();
    calls.values().stream()
        .filter(call -> call.endNanos() - now <= 0)
        .forEach(call -> call.result().completeExceptionally(late(call.timeout())));
    looking.set(false);
    lookLater();
  }

  private static StatusRuntimeException late(Duration timeout) {
    return Status.DEADLINE_EXCEEDED
        .withDescription("the node gave no answer within %d ms".formatted(timeout.toMillis()))
        .asRuntimeException();
  }
}
