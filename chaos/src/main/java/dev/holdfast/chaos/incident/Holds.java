package dev.holdfast.chaos.incident;

import dev.holdfast.chaos.hold.Gate;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/// Where the schedule holds the enactors of one side. Both sides are held by the same; it is the
/// only thing that is done to either.
final class Holds {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Gate late = new Gate();
  private final Gate others = new Gate();
  private final Gate cleanUp = new Gate();
  private volatile long heldPlan;
  private volatile long cleaningPlan;

  /// From now on A will be held before it writes this plan, and the others until A stands there.
  void holdLate(long generation) {
    late.shut();
    others.shut();
    heldPlan = generation;
  }

  void awaitLate() throws InterruptedException, TimeoutException {
    late.awaitArrival("enactor A", PATIENCE);
    others.open();
  }

  long heldPlan() {
    return heldPlan;
  }

  void letLateGo() {
    late.open();
  }

  /// From now on whoever has applied this plan will be held before it cleans up.
  void holdCleanUp(long generation) {
    cleanUp.shut();
    cleaningPlan = generation;
  }

  void letCleanUpGo() {
    cleanUp.open();
  }

  /// Called by an enactor that has its plan, was told it may apply it, and writes it next.
  void beforeWrite(Actor enactor, long generation) throws InterruptedException {
    if (generation == heldPlan) {
      (enactor == Actor.A ? late : others).pass();
    }
  }

  /// Called by an enactor that has applied a plan and cleans up next. So does A with the plan it
  /// held, but it must not do the others' clean-up for them.
  void beforeCleanUp(Actor enactor, long generation) throws InterruptedException {
    if (generation == cleaningPlan || (enactor == Actor.A && generation == heldPlan)) {
      cleanUp.pass();
    }
  }

  void letAllGo() {
    late.open();
    others.open();
    cleanUp.open();
  }
}
