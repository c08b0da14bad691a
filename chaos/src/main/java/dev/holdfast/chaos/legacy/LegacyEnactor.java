package dev.holdfast.chaos.legacy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// An enactor of the old protocol.
///
/// A pass goes: check once that the plan is newer than what is live; walk its endpoints, trying
/// each again and again where another enactor is in the way or the store rejects the batch; clean
/// up. Between the check and a write any time may go by, and nothing in the write asks again.
public final class LegacyEnactor {

  private final LegacyDns dns;
  private final LegacyRules rules;
  private final LegacyInstall install;
  private final LegacyCleanUp cleanUp;
  private final LegacyStep.Hook hook;

  LegacyEnactor(
      String name, LegacyDns dns, PlanShelf shelf, LegacyRules rules, LegacyStep.Hook hook) {
    this.dns = dns;
    this.rules = rules;
    this.hook = hook;
    LegacyLocks locks = new LegacyLocks(dns, name, rules, InstantSource.system());
    this.install = new LegacyInstall(dns, locks);
    this.cleanUp = new LegacyCleanUp(dns, shelf, locks, rules);
  }

  /// @param plan as read from the shelf; whatever happens to the shelf meanwhile, this is what is
  ///   applied
  void pass(LegacyPlan plan) throws InterruptedException {
    if (isNew(plan)) {
      hook.reached(new LegacyStep.Checked(plan.generation()));
      for (String endpoint : plan.endpoints()) {
        install(plan, endpoint);
      }
      cleanUp(plan);
    }
    hook.reached(new LegacyStep.Done(plan.generation()));
  }

  /// The one check: nothing newer is live, and something older is. It is true when it is made.
  private boolean isNew(LegacyPlan plan) {
    List<Long> live =
        plan.endpoints().stream()
            .map(endpoint -> LegacyInstall.liveGeneration(dns, endpoint).orElse(0))
            .toList();
    return live.stream().allMatch(generation -> generation <= plan.generation())
        && live.stream().anyMatch(generation -> generation < plan.generation());
  }

  private void install(LegacyPlan plan, String endpoint) throws InterruptedException {
    hook.reached(new LegacyStep.Writing(plan.generation(), endpoint));
    LegacyAttempt result = attempt(plan, endpoint);
    Duration pause = rules.backOff();
    for (int tried = 1; tried < rules.attempts() && result.isWorthAnother(); tried++) {
      Thread.sleep(pause);
      pause = pause.multipliedBy(2);
      result = attempt(plan, endpoint);
    }
    hook.reached(new LegacyStep.Settled(plan.generation(), endpoint, result));
  }

  private LegacyAttempt attempt(LegacyPlan plan, String endpoint) throws InterruptedException {
    LegacyAttempt result = install.attempt(plan, endpoint);
    hook.reached(new LegacyStep.Attempted(plan.generation(), endpoint, result));
    return result;
  }

  private void cleanUp(LegacyPlan applied) throws InterruptedException {
    List<LegacyPlan> old = cleanUp.decide(applied);
    if (old.isEmpty()) {
      return;
    }
    List<Long> decided = old.stream().map(LegacyPlan::generation).toList();
    hook.reached(new LegacyStep.CleaningUp(applied.generation(), decided));
    List<Long> deleted = new ArrayList<>();
    for (LegacyPlan plan : old) {
      if (cleanUp.delete(plan)) {
        deleted.add(plan.generation());
      }
    }
    hook.reached(new LegacyStep.CleanedUp(applied.generation(), deleted));
  }
}
