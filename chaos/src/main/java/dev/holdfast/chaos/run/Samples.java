package dev.holdfast.chaos.run;

import dev.holdfast.chaos.answer.Stopwatch;
import dev.holdfast.client.HoldfastException;
import dev.holdfast.client.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/// How much clients got done in each stretch of the run, and how long it took. Written by many
/// threads.
final class Samples {

  /// @param done what was answered, refusals included
  /// @param failed what was not
  record Stretch(long done, long failed, double p50Millis, double p99Millis) {}

  private static final long LONGEST_MICROS = 120_000_000;

  private final Stopwatch stopwatch;
  private final Duration width;
  private final Map<Work, List<Bin>> bins = new EnumMap<>(Work.class);

  private static final class Bin {
    final Histogram micros = new Histogram(LONGEST_MICROS, 2);
    long failed;
  }

  Samples(Stopwatch stopwatch, Duration width) {
    this.stopwatch = stopwatch;
    this.width = width;
    for (Work work : Work.values()) {
      bins.put(work, new ArrayList<>());
    }
  }

  /// Has something done and keeps how long it took. A refusal is an answer too.
  <T> T time(Work work, Supplier<T> call) {
    Duration began = stopwatch.elapsed();
    try {
      T result = call.get();
      done(work, began);
      return result;
    } catch (RefusedException refused) {
      done(work, began);
      throw refused;
    } catch (HoldfastException failed) {
      failed(work);
      throw failed;
    }
  }

  synchronized void done(Work work, Duration began) {
    Duration now = stopwatch.elapsed();
    long micros = now.minus(began).toNanos() / 1000;
    bin(work, now).micros.recordValue(Math.min(micros, LONGEST_MICROS));
  }

  private synchronized void failed(Work work) {
    bin(work, stopwatch.elapsed()).failed++;
  }

  private Bin bin(Work work, Duration at) {
    List<Bin> all = bins.get(work);
    int index = (int) at.dividedBy(width);
    while (all.size() <= index) {
      all.add(new Bin());
    }
    return all.get(index);
  }

  synchronized List<Stretch> of(Work work) {
    return bins.get(work).stream()
        .map(bin ->
            new Stretch(
                bin.micros.getTotalCount(),
                bin.failed,
                bin.micros.getValueAtPercentile(50) / 1e3,
                bin.micros.getValueAtPercentile(99) / 1e3))
        .toList();
  }

  long total(Work work) {
    return of(work).stream().mapToLong(Stretch::done).sum();
  }
}
