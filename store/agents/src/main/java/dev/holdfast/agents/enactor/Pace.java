package dev.holdfast.agents.enactor;

import dev.holdfast.agents.retry.Backoff;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Is told each step an enactor takes, and lets it go on by returning. An enactor in production
/// runs free; faults are injected here and nowhere else.
@FunctionalInterface
public interface Pace {

  Pace FREE = _ -> {};

  void reached(EnactorStep step) throws InterruptedException;

  /// This pace, and after it `other`.
  default Pace and(Pace other) {
    return step -> {
      reached(step);
      other.reached(step);
    };
  }

  /// Waits before every write, as an enactor does that is starved of time.
  static Pace delayBeforeWrite(Duration delay) {
    Logger log = LoggerFactory.getLogger(Pace.class);
    return step -> {
      if (step instanceof EnactorStep.BeforeWrite write) {
        log.info(
            "Injected fault: waiting {} ms before writing slice {} of plan {}.",
            delay.toMillis(),
            write.slice(),
            write.generation());
        Thread.sleep(delay);
      }
    };
  }

  /// Loses its turn at a write `turns` times, each time backing off longer, as an enactor does that
  /// always finds another one in the way.
  static Pace losingTurns(int turns) {
    Logger log = LoggerFactory.getLogger(Pace.class);
    AtomicInteger left = new AtomicInteger(turns);
    return step -> {
      if (step instanceof EnactorStep.BeforeWrite write) {
        Backoff backoff = new Backoff();
        while (left.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
          Duration pause = backoff.next();
          log.info(
              "Injected fault: lost the turn at slice {} of plan {}, backing off for {} ms.",
              write.slice(),
              write.generation(),
              pause.toMillis());
          Thread.sleep(pause);
        }
      }
    };
  }
}
