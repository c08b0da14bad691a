package dev.holdfast.chaos.simulation.actor;

import dev.holdfast.chaos.simulation.engine.Chance;

/// What processes are like in one run, drawn from its seed, so that runs are unlike each other: one
/// has hasty planners and another hardly any.
public final class Habits {

  private final long thinkMicros;
  private final double retiring;
  private final double abandoning;
  private final boolean atomic;
  private final int sliceSize;
  private final int keepPlans;
  private final boolean split;

  public Habits(Chance chance) {
    this.thinkMicros = chance.between(200_000, 4_000_000);
    this.retiring = chance.happens(0.5) ? 0 : chance.fraction() * 0.3;
    this.abandoning = chance.happens(0.6) ? 0 : chance.fraction() * 0.4;
    this.atomic = chance.happens(0.3);
    this.sliceSize = 1 + chance.below(4);
    this.keepPlans = 1 + chance.below(3);
    this.split = chance.happens(0.3);
  }

  /// How long a process does nothing between two things it does, at the most.
  long thinkMicros() {
    return thinkMicros;
  }

  /// How likely a plan is to retire an endpoint.
  double retiring() {
    return retiring;
  }

  /// How likely a planner is to leave its plan as it is, open.
  double abandoning() {
    return abandoning;
  }

  boolean isAtomic() {
    return atomic;
  }

  int sliceSize() {
    return sliceSize;
  }

  int keepPlans() {
    return keepPlans;
  }

  boolean splits() {
    return split && !atomic;
  }
}
