package dev.holdfast.chaos.fault;

import dev.holdfast.agents.enactor.EnactorStep;
import dev.holdfast.agents.enactor.Pace;
import dev.holdfast.chaos.hold.Gate;
import java.time.Duration;

/// Holds one enactor of the product on its way.
public final class Leash implements Pace {

  private static final int LOST_TURNS = 8;
  private static final Duration TURN = Duration.ofMillis(250);

  private final String enactor;
  private final Gate beforeWrite = new Gate();
  private final Gate beforeCleanUp = new Gate();
  private volatile boolean starved;

  public Leash(String enactor) {
    this.enactor = enactor;
  }

  /// Whom it holds.
  public String enactorName() {
    return enactor;
  }

  Gate beforeWrite() {
    return beforeWrite;
  }

  Gate beforeCleanUp() {
    return beforeCleanUp;
  }

  /// Has it lose its turn before every write, time and again, or not.
  void starve(boolean on) {
    starved = on;
  }

  @Override
  public void reached(EnactorStep step) throws InterruptedException {
    switch (step) {
      case EnactorStep.BeforeWrite _ -> {
        beforeWrite.pass();
        for (int turn = 0; starved && turn < LOST_TURNS; turn++) {
          Thread.sleep(TURN);
        }
      }
      case EnactorStep.BeforeCleanUp _ -> beforeCleanUp.pass();
      case EnactorStep _ -> {}
    }
  }
}
