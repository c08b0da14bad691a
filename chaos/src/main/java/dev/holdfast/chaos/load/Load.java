package dev.holdfast.chaos.load;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Puts a target under load. Keys are drawn evenly, and each write has a value of its own.
public final class Load {

  private static final Duration TICK = Duration.ofMillis(1);

  private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime());

  private final Target target;
  private final LoadOptions options;
  private final Values values;
  private final Tally tally = new Tally();
  private final long begin = System.nanoTime();
  private final long measuredFrom;
  private final long end;

  private Load(Target target, LoadOptions options) {
    this.target = target;
    this.options = options;
    this.values = new Values(options.valueOctets());
    this.measuredFrom = begin + options.warmUp().toNanos();
    this.end = measuredFrom + options.measured().toNanos();
  }

  /// Runs the load for its time; the target has been prepared for as many keys and such values.
  public static LoadReport run(Target target, LoadOptions options) throws InterruptedException {
    Load load = new Load(target, options);
    return options.rate().isPresent() ? load.atRate(options.rate().getAsInt()) : load.inTurns();
  }

  /// Counts what ends in the measured time.
  private LoadReport inTurns() {
    try (ExecutorService places = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int place = 0; place < options.inFlight(); place++) {
        int seed = place;
        places.submit(() -> takeTurns(seed));
      }
    }
    return tally.report(target.name(), seconds(end - measuredFrom));
  }

  private void takeTurns(int seed) {
    Random random = new Random(seed);
    Mix.Draw draw = options.mix().draw(random);
    long now = System.nanoTime();
    while (now < end) {
      long before = now;
      Work work = draw.next();
      Result result = call(work, random.nextInt(options.keys()));
      now = System.nanoTime();
      if (now >= measuredFrom && now < end) {
        tally.count(work, result, now - before);
      }
    }
  }

  /// Begins operations when they are due, and counts those that were due in the measured time,
  /// however late they end. One that finds as many under way as there may be waits for its place,
  /// and its time counts.
  private LoadReport atRate(int perSecond) throws InterruptedException {
    Random random = new Random(perSecond);
    Mix.Draw draw = options.mix().draw(random);
    Semaphore free = new Semaphore(options.inFlight());
    try (ExecutorService places = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long number = 0, due = begin; due < end; due = dueAt(++number, perSecond)) {
        sleepUntil(due);
        free.acquire();
        Work work = draw.next();
        int key = random.nextInt(options.keys());
        long since = due;
        places.submit(() -> {
          Result result = call(work, key);
          free.release();
          if (since >= measuredFrom) {
            tally.count(work, result, System.nanoTime() - since);
          }
        });
      }
    }
    return tally.report(target.name(), seconds(Math.max(end, System.nanoTime()) - measuredFrom));
  }

  private long dueAt(long number, int perSecond) {
    return begin + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  /// Does not even give way where it is late already: on a busy machine that would cost it a turn.
  /// Where it is early it sleeps long enough for some more to be due, for to wake up for each one
  /// costs as much as to begin it; the time that one waits for that counts as its own.
  private static void sleepUntil(long nanos) throws InterruptedException {
    long left = nanos - System.nanoTime();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(Math.max(left, TICK.toNanos())));
    }
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  private Result call(Work work, int key) {
    return target.call(work, key, values.of(NUMBERS.incrementAndGet()));
  }
}
