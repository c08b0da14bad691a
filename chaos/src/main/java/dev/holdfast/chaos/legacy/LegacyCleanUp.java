package dev.holdfast.chaos.legacy;

import dev.holdfast.chaos.legacy.LegacyDns.BatchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Clean-up of the old protocol: plans many generations older than the one just applied are
/// deleted, with their records. Old is what it looks at, and all it looks at.
final class LegacyCleanUp {

  private final LegacyDns dns;
  private final PlanShelf shelf;
  private final LegacyLocks locks;
  private final LegacyRules rules;

  LegacyCleanUp(LegacyDns dns, PlanShelf shelf, LegacyLocks locks, LegacyRules rules) {
    this.dns = dns;
    this.shelf = shelf;
    this.locks = locks;
    this.rules = rules;
  }

  List<LegacyPlan> decide(LegacyPlan applied) {
    return shelf.olderThan(applied.generation() - rules.keptGenerations());
  }

  /// Deletes the plan and its records everywhere, unless some zone is locked just now: then the
  /// plan stays for the next clean-up.
  ///
  /// @return whether it is gone
  boolean delete(LegacyPlan plan) {
    boolean gone = true;
    for (String endpoint : plan.endpoints()) {
      gone &= deleteRecords(plan.generation(), endpoint);
    }
    if (gone) {
      shelf.delete(plan.generation());
    }
    return gone;
  }

  private boolean deleteRecords(long generation, String endpoint) {
    Optional<LegacyEntry.Lock> lock = locks.tryTake(endpoint);
    if (lock.isEmpty()) {
      return false;
    }
    String name = LegacyInstall.planName(generation, endpoint);
    List<LegacyChange> batch = new ArrayList<>(locks.givingBack(endpoint, lock.get()));
    dns.read(endpoint, name)
        .ifPresent(records -> batch.add(new LegacyChange.Delete(name, records)));
    return switch (dns.apply(endpoint, batch)) {
      case BatchResult.Accepted() -> true;
      case BatchResult.Rejected(var _) -> false;
    };
  }
}
