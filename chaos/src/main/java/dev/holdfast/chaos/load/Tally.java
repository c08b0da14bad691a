package dev.holdfast.chaos.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// What operations came to, counted by many threads.
final class Tally {

  private static final int DIGITS = 3;

  private final Map<Work, Histogram> nanosByWork = new EnumMap<>(Work.class);
  private final LongAdder refused = new LongAdder();
  private final LongAdder failed = new LongAdder();

  Tally() {
    for (Work work : Work.values()) {
      nanosByWork.put(work, new ConcurrentHistogram(DIGITS));
    }
  }

  void count(Work work, Result result, long nanos) {
    switch (result) {
      case DONE -> nanosByWork.get(work).recordValue(Math.max(0, nanos));
      case REFUSED -> refused.increment();
      case FAILED -> failed.increment();
    }
  }

  LoadReport report(String target, double seconds) {
    Map<Work, Histogram> some = new EnumMap<>(Work.class);
    nanosByWork.forEach((work, nanos) -> {
      if (nanos.getTotalCount() > 0) {
        some.put(work, nanos.copy());
      }
    });
    return new LoadReport(target, seconds, some, refused.sum(), failed.sum());
  }
}
