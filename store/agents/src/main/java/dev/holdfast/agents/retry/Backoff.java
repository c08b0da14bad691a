package dev.holdfast.agents.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// Pauses that double from try to try, with jitter so that agents which failed together do not come
/// back together.
public final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private int failures;

  public Duration next() {
    long ceiling = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(failures++, 16));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1));
  }

  /// As [#next], and after `least` where that is given: how long the store asked to be left alone.
  public Duration next(Optional<Duration> least) {
    return least.orElse(Duration.ZERO).plus(next());
  }

  public void reset() {
    failures = 0;
  }
}
