package dev.holdfast.server.call;

import dev.holdfast.contract.Failure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// Something of which there is so much and no more, and of which no caller may have more than a
/// share: one that asks for all there is leaves some for the others.
final class Places {

  /// About the time in which calls under way are answered.
  private static final Duration RETRY_AFTER = Duration.ofMillis(500);

  private final String subject;
  private final String unit;
  private final int limit;
  private final int share;
  private final Semaphore free;
  private final Map<String, Integer> takenByCaller = new ConcurrentHashMap<>();

  /// @param share how many of the `limit` one caller may have
  Places(String subject, String unit, int limit, int share) {
    this.subject = subject;
    this.unit = unit;
    this.limit = limit;
    this.share = share;
    this.free = new Semaphore(limit);
  }

  /// Takes `count` places for a caller; fails by the limit's name if there are not so many.
  Held take(String caller, int count) {
    if (share < limit) {
      takeShare(caller, count);
    }
    if (!free.tryAcquire(count)) {
      leave(caller, count);
      throw over(subject, limit, taken(), count);
    }
    return new Held(
        () -> {
          free.release(count);
          leave(caller, count);
        },
        new AtomicBoolean());
  }

  private void takeShare(String caller, int count) {
    int taken = takenByCaller.merge(caller, count, Integer::sum);
    if (taken > share) {
      leave(caller, count);
      throw over(subject + " by " + caller, share, taken - count, count);
    }
  }

  private void leave(String caller, int count) {
    takenByCaller.computeIfPresent(
        caller, (_, taken) -> taken == count ? null : Integer.valueOf(taken - count));
  }

  private RuntimeException over(String what, int most, int taken, int more) {
    return new Failure.OverLimit(
            what, most + unit, taken + unit + ", and " + more + " more", Optional.of(RETRY_AFTER))
        .toException();
  }

  int taken() {
    return limit - free.availablePermits();
  }

  /// Some places, given back once however often that is said.
  record Held(Runnable giving, AtomicBoolean returned) {

    static final Held NOTHING = new Held(() -> {}, new AtomicBoolean());

    void giveBack() {
      if (returned.compareAndSet(false, true)) {
        giving.run();
      }
    }
  }
}
