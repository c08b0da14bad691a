package dev.holdfast.chaos.simulation;

import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/// Runs of one seed after another, several side by side. Each is on a thread of its own and knows
/// of no other.
final class Campaign {

  private final Iterator<Long> seeds;
  private final Predicate<Verdict> goesOn;
  private final CountDownLatch done;
  private boolean over;
  private Optional<Throwable> broken = Optional.empty();

  private Campaign(LongStream seeds, int workers, Predicate<Verdict> goesOn) {
    this.seeds = seeds.iterator();
    this.goesOn = goesOn;
    this.done = new CountDownLatch(workers);
  }

  /// Runs the seeds in their order until there are no more or it is enough.
  ///
  /// @param workers how many to run at a time
  /// @param goesOn is told each verdict, one at a time, in the order in which runs end; says
  ///   whether to go on
  static void run(LongStream seeds, int workers, Predicate<Verdict> goesOn)
      throws InterruptedException {
    Campaign campaign = new Campaign(seeds, workers, goesOn);
    for (int worker = 0; worker < workers; worker++) {
      Thread.ofVirtual().name("simulation-" + worker).start(campaign::work);
    }
    campaign.done.await();
    if (campaign.broken.isPresent()) {
      throw new IllegalStateException("the simulation itself failed", campaign.broken.get());
    }
  }

  private void work() {
    try {
      for (OptionalLong seed = next(); seed.isPresent(); seed = next()) {
        take(Run.of(Run.schedule(seed.getAsLong()), false));
      }
    } catch (RuntimeException | Error failed) {
      fail(failed);
    } finally {
      done.countDown();
    }
  }

  private synchronized OptionalLong next() {
    return over || !seeds.hasNext() ? OptionalLong.empty() : OptionalLong.of(seeds.next());
  }

  private synchronized void take(Verdict verdict) {
    over |= !goesOn.test(verdict);
  }

  private synchronized void fail(Throwable failed) {
    over = true;
    broken = Optional.of(failed);
  }
}
