package dev.holdfast.server.call;

import dev.holdfast.contract.Failure;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// Something of which there is so much and no more.
final class Places {

  private final String subject;
  private final String unit;
  private final int limit;
  private final Semaphore free;

  Places(String subject, String unit, int limit) {
    this.subject = subject;
    this.unit = unit;
    this.limit = limit;
    this.free = new Semaphore(limit);
  }

  /// Takes `count` places; fails by the limit's name if there are not so many.
  Held take(int count) {
    if (!free.tryAcquire(count)) {
      throw new Failure.OverLimit(
              subject, limit + unit, "%d%s, and %d more".formatted(taken(), unit, count))
          .toException();
    }
    return new Held(free, count, new AtomicBoolean());
  }

  int taken() {
    return limit - free.availablePermits();
  }

  /// Some places, given back once however often that is said.
  record Held(Semaphore free, int count, AtomicBoolean returned) {

    static final Held NOTHING = new Held(new Semaphore(0), 0, new AtomicBoolean());

    void giveBack() {
      if (returned.compareAndSet(false, true)) {
        free.release(count);
      }
    }
  }
}
