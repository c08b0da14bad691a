package dev.holdfast.chaos.legacy;

import java.util.List;
import java.util.TreeMap;

/// Where the planner puts its plans, enactors find them, and clean-up deletes them.
final class PlanShelf {

  private final TreeMap<Long, LegacyPlan> plans = new TreeMap<>();

  synchronized void put(LegacyPlan plan) {
    plans.put(plan.generation(), plan);
    notifyAll();
  }

  /// The newest plan, as soon as it is newer than `generation`.
  synchronized LegacyPlan awaitNewerThan(long generation) throws InterruptedException {
    while (plans.isEmpty() || plans.lastKey() <= generation) {
      wait();
    }
    return plans.lastEntry().getValue();
  }

  synchronized boolean holds(long generation) {
    return plans.containsKey(generation);
  }

  /// Plans of generations below `generation`, oldest first.
  synchronized List<LegacyPlan> olderThan(long generation) {
    return List.copyOf(plans.headMap(generation).values());
  }

  synchronized void delete(long generation) {
    plans.remove(generation);
  }
}
