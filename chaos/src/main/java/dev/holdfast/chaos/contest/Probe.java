package dev.holdfast.chaos.contest;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/// Writes again and again at each of some members until one write is acknowledged.
final class Probe {

  /// How long one try may take.
  static final Duration TRY = Duration.ofMillis(500);

  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Probe() {}

  /// @param write tries one write at an address; says whether it was acknowledged
  /// @return how long it took since `sinceNanos`
  static Duration untilAcknowledged(
      List<String> addresses, Predicate<String> write, long sinceNanos)
      throws InterruptedException {
    long deadline = sinceNanos + PATIENCE.toNanos();
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      long first =
          each.invokeAny(
              addresses.stream()
                  .<Callable<Long>>map(address -> () -> acknowledged(address, write, deadline))
                  .toList());
      return Duration.ofNanos(first - sinceNanos);
    } catch (ExecutionException nobody) {
      throw new IllegalStateException("no write was acknowledged any more", nobody.getCause());
    }
  }

  private static long acknowledged(String address, Predicate<String> write, long deadline)
      throws InterruptedException {
    while (!write.test(address)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%s has acknowledged nothing for %d s".formatted(address, PATIENCE.toSeconds()));
      }
      Thread.sleep(PAUSE);
    }
    return System.nanoTime();
  }
}
