package dev.holdfast.agents.enactor;

import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/// Holds an enactor at the first step that fits, until it is let go.
final class Holding implements Pace {

  private final Predicate<EnactorStep> where;
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch letGo = new CountDownLatch(1);

  Holding(Predicate<EnactorStep> where) {
    this.where = where;
  }

  @Override
  public void reached(EnactorStep step) throws InterruptedException {
    if (where.test(step)) {
      held.countDown();
      letGo.await();
    }
  }

  void awaitHeld() throws InterruptedException {
    held.await();
  }

  void letGo() {
    letGo.countDown();
  }
}
