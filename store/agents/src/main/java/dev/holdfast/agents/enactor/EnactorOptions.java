package dev.holdfast.agents.enactor;

import dev.holdfast.contract.Limits;
import java.time.Duration;

/// How an enactor works.
///
/// @param atomic whether a plan goes live whole or not at all; otherwise each endpoint is on its
///   own
/// @param sliceSize endpoints written by one call, where they are on their own
/// @param keepPlans how many of the newest sealed plans clean-up is asked to keep, whatever their
///   use
/// @param recheck how often it looks for what is left to do when nothing happens
/// @param split whether a slice that touches too many of its zone's endpoints is tried in halves,
///   down to single endpoints; otherwise it waits for an override
public record EnactorOptions(
    boolean atomic, int sliceSize, int keepPlans, Duration recheck, boolean split) {

  public static final EnactorOptions DEFAULT =
      new EnactorOptions(false, Limits.NAMES_PER_CALL, 5, Duration.ofSeconds(30), false);

  public EnactorOptions {
    if (sliceSize < 1 || sliceSize > Limits.NAMES_PER_CALL) {
      throw new IllegalArgumentException(
          "a slice has 1 to %d endpoints, not %d".formatted(Limits.NAMES_PER_CALL, sliceSize));
    }
    if (keepPlans < 1) {
      throw new IllegalArgumentException("at least 1 plan is kept, not " + keepPlans);
    }
    if (atomic && split) {
      throw new IllegalArgumentException("a plan that goes live whole is not split");
    }
    if (!recheck.isPositive()) {
      throw new IllegalArgumentException("the time between looks is longer than nothing");
    }
  }

  public EnactorOptions withAtomic(boolean changed) {
    return new EnactorOptions(changed, sliceSize, keepPlans, recheck, split);
  }

  public EnactorOptions withSliceSize(int changed) {
    return new EnactorOptions(atomic, changed, keepPlans, recheck, split);
  }

  public EnactorOptions withKeepPlans(int changed) {
    return new EnactorOptions(atomic, sliceSize, changed, recheck, split);
  }

  public EnactorOptions withRecheck(Duration changed) {
    return new EnactorOptions(atomic, sliceSize, keepPlans, changed, split);
  }

  public EnactorOptions withSplit(boolean changed) {
    return new EnactorOptions(atomic, sliceSize, keepPlans, recheck, changed);
  }
}
