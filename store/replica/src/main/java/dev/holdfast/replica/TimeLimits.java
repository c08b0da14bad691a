package dev.holdfast.replica;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Limits to waiting, of which each request has some and hardly any is ever reached.
///
/// The JDK's timers wake a thread for each limit that is set and for each that is taken back. One
/// wheel for the whole process looks a few times a second instead, so what takes too long ends up
/// to a look later.
public final class TimeLimits {

  private static final Duration LOOK_EVERY = Duration.ofMillis(25);

  private static final HashedWheelTimer WHEEL =
      new HashedWheelTimer(
          Thread.ofPlatform().daemon().name("time-limits").factory(),
          LOOK_EVERY.toMillis(),
          TimeUnit.MILLISECONDS,
          512,
          false,
          -1,
          Thread::startVirtualThread);

  private TimeLimits() {}

  /// Runs `late` once `limit` has passed, unless `future` is done by then.
  public static void unlessDone(CompletableFuture<?> future, Duration limit, Runnable late) {
    Timeout timeout =
        WHEEL.newTimeout(
            _ -> {
              if (!future.isDone()) {
                late.run();
              }
            },
            limit.toNanos(),
            TimeUnit.NANOSECONDS);
    future.whenComplete((_, _) -> timeout.cancel());
  }
}
