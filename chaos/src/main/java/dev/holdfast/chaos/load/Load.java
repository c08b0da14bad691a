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

  private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime());

  private final Target target;
  private final LoadOptions options;
  private final Values values;
  private volatile Tally tally = new Tally();

  private Load(Target target, LoadOptions options) {
    this.target = target;
    this.options = options;
    this.values = new Values(options.valueOctets());
  }

  /// Runs the load for its time; the target has been prepared for as many keys and such values.
  public static LoadReport run(Target target, LoadOptions options) throws InterruptedException {
    return new Load(target, options).run();
  }

  private LoadReport run() throws InterruptedException {
    try (ExecutorService places = Executors.newVirtualThreadPerTaskExecutor()) {
      long begin = System.nanoTime();
      long measuredFrom = begin + options.warmUp().toNanos();
      long end = measuredFrom + options.measured().toNanos();
      if (options.rate().isPresent()) {
        Thread.ofPlatform()
            .name("arrivals")
            .start(() -> arrive(places, options.rate().getAsInt(), begin, end));
      } else {
        for (int place = 0; place < options.inFlight(); place++) {
          int seed = place;
          places.submit(() -> takeTurns(seed, end));
        }
      }
      sleepUntil(measuredFrom);
      Tally measured = new Tally();
      tally = measured;
      long from = System.nanoTime();
      sleepUntil(end);
      return measured.report(target.name(), (System.nanoTime() - from) / 1e9);
    }
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    Thread.sleep(Duration.ofNanos(Math.max(0, nanos - System.nanoTime())));
  }

  private void takeTurns(int seed, long end) {
    Random random = new Random(seed);
    Mix.Draw draw = options.mix().draw(random);
    while (System.nanoTime() < end) {
      call(draw.next(), random.nextInt(options.keys()), System.nanoTime());
    }
  }

  private void call(Work work, int key, long due) {
    Result result = target.call(work, key, values.of(NUMBERS.incrementAndGet()));
    tally.count(work, result, System.nanoTime() - due);
  }

  /// Begins operations when they are due. One that finds as many under way as there may be waits
  /// for its place, and its time counts.
  private void arrive(ExecutorService places, int perSecond, long begin, long end) {
    Random random = new Random(perSecond);
    Mix.Draw draw = options.mix().draw(random);
    Semaphore free = new Semaphore(options.inFlight());
    long interval = TimeUnit.SECONDS.toNanos(1);
    for (long number = 0; true; number++) {
      long due = begin + number * interval / perSecond;
      if (due >= end) {
        return;
      }
      try {
        sleepUntil(due);
        free.acquire();
      } catch (InterruptedException stopped) {
        return;
      }
      Work work = draw.next();
      int key = random.nextInt(options.keys());
      places.submit(() -> {
        try {
          call(work, key, due);
        } finally {
          free.release();
        }
      });
    }
  }
}
