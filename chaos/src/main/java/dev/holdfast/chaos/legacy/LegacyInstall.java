package dev.holdfast.chaos.legacy;

import dev.holdfast.chaos.legacy.LegacyDns.BatchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One attempt to make a plan live at one endpoint: under its lock, in one batch.
///
/// The plan's addresses stand at a name of their own in the endpoint's zone, and the endpoint is an
/// alias of that name. The batch writes the addresses, points the endpoint at them, and points the
/// rollback record at what the endpoint pointed at before.
final class LegacyInstall {

  private final LegacyDns dns;
  private final LegacyLocks locks;

  LegacyInstall(LegacyDns dns, LegacyLocks locks) {
    this.dns = dns;
    this.locks = locks;
  }

  static String planName(long generation, String endpoint) {
    return "plan-%d.%s".formatted(generation, endpoint);
  }

  static String rollbackName(String endpoint) {
    return "_rollback." + endpoint;
  }

  /// What is live at `endpoint`, by the name its alias points at; none if it has no alias yet.
  static OptionalLong liveGeneration(LegacyDns dns, String endpoint) {
    return dns.read(endpoint, endpoint)
        .map(entry -> OptionalLong.of(generationOf(((LegacyEntry.Alias) entry).target())))
        .orElse(OptionalLong.empty());
  }

  private static long generationOf(String planName) {
    return Long.parseLong(planName.substring("plan-".length(), planName.indexOf('.')));
  }

  LegacyAttempt attempt(LegacyPlan plan, String endpoint) {
    Optional<LegacyEntry.Lock> lock = locks.tryTake(endpoint);
    if (lock.isEmpty()) {
      return new LegacyAttempt.Locked();
    }
    LegacyAttempt result = underLock(plan, endpoint, lock.get());
    if (!(result instanceof LegacyAttempt.Installed)) {
      locks.giveBack(endpoint, lock.get());
    }
    return result;
  }

  private LegacyAttempt underLock(LegacyPlan plan, String endpoint, LegacyEntry.Lock lock) {
    long generation = plan.generation();
    OptionalLong live = liveGeneration(dns, endpoint);
    if (live.isPresent() && live.getAsLong() == generation) {
      return new LegacyAttempt.AlreadyThere();
    }
    // The fence. The lock record exchanged in the batch is the one compared here, so nobody can
    // have
    // installed anything in between. Without the rule no lock record carries a generation.
    if (lock.generation().isPresent() && lock.generation().getAsLong() > generation) {
      return new LegacyAttempt.Fenced(lock.generation().getAsLong());
    }
    return switch (dns.apply(endpoint, batch(plan, endpoint, lock, live))) {
      case BatchResult.Accepted() -> new LegacyAttempt.Installed();
      case BatchResult.Rejected(String reason) -> new LegacyAttempt.Rejected(reason);
    };
  }

  private List<LegacyChange> batch(
      LegacyPlan plan, String endpoint, LegacyEntry.Lock lock, OptionalLong live) {
    String planName = planName(plan.generation(), endpoint);
    List<LegacyChange> batch = new ArrayList<>(locks.installing(endpoint, lock, plan.generation()));
    batch.add(new LegacyChange.Upsert(planName, new LegacyEntry.Addresses(plan.addresses())));
    live.ifPresent(before ->
        batch.add(
            new LegacyChange.Upsert(
                rollbackName(endpoint), new LegacyEntry.Alias(planName(before, endpoint)))));
    batch.add(new LegacyChange.Upsert(endpoint, new LegacyEntry.Alias(planName)));
    return batch;
  }
}
