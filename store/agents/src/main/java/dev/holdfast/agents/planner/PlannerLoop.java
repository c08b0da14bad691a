package dev.holdfast.agents.planner;

import dev.holdfast.agents.retry.Backoff;
import dev.holdfast.agents.retry.Interruption;
import dev.holdfast.client.HoldfastException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a [Planner] looking, and tells the log what it sees.
public final class PlannerLoop {

  private static final Logger log = LoggerFactory.getLogger(PlannerLoop.class);

  /// How long to leave a store alone that is full, at the least: each try opens a plan, and open
  /// plans stay until clean-up.
  private static final Duration FULL = Duration.ofMinutes(1);

  private final Planner planner;
  private final Duration interval;
  private final PlannerLog told;
  private final Backoff backoff = new Backoff();

  /// @param interval between looks; files are taken to be at rest when two looks in a row see the
  ///   same
  public PlannerLoop(Planner planner, Duration interval) {
    this.planner = planner;
    this.interval = interval;
    this.told = new PlannerLog();
  }

  /// Works until its thread is interrupted.
  public void run() throws InterruptedException {
    while (true) {
      Thread.sleep(lookOnce());
    }
  }

  private static Duration patiently(Duration asked) {
    return asked.compareTo(FULL) < 0 ? FULL : asked;
  }

  private Duration lookOnce() throws InterruptedException {
    try {
      told.tell(planner.look());
      backoff.reset();
      return interval;
    } catch (HoldfastException trouble) {
      Interruption.check();
      Duration pause =
          backoff.next(trouble.retryAfter().map(PlannerLoop::patiently)).plus(interval);
      log.warn(
          "The plan could not be proposed; next try in {} ms. {}",
          pause.toMillis(),
          trouble.getMessage());
      return pause;
    }
  }
}
