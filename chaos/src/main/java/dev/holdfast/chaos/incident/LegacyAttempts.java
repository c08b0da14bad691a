package dev.holdfast.chaos.incident;

import dev.holdfast.chaos.legacy.LegacyAttempt;
import dev.holdfast.chaos.legacy.LegacyStep;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// What the enactors of the old protocol have tried at the regional endpoint, by their diary.
record LegacyAttempts(Diary<LegacyStep> diary) {

  /// What came of it when A, let go, wrote the plan it had been held with; waits until it has.
  LegacyAttempt awaitLate(long plan) throws InterruptedException, TimeoutException {
    return diary
        .await(
            "enactor A to have tried to write plan " + plan,
            LegacyStep.Settled.class,
            (enactor, step) -> enactor == Actor.A && isAtRegion(step, List.of(plan)))
        .last();
  }

  /// What came of each of these plans, when A wrote it.
  List<LegacyAttempt> late(Collection<Long> plans) {
    return diary
        .steps(Actor.A, LegacyStep.Settled.class)
        .filter(step -> isAtRegion(step, plans))
        .map(LegacyStep.Settled::last)
        .toList();
  }

  /// All attempts of all enactors with these plans.
  List<LegacyAttempt> with(Collection<Long> plans) {
    return Stream.of(Actor.values()).flatMap(enactor -> by(enactor, plans)).toList();
  }

  private Stream<LegacyAttempt> by(Actor enactor, Collection<Long> plans) {
    return diary
        .steps(enactor, LegacyStep.Attempted.class)
        .filter(
            step -> plans.contains(step.generation()) && step.endpoint().equals(Region.ENDPOINT))
        .map(LegacyStep.Attempted::result);
  }

  /// What came of trying to get the endpoint back with these plans.
  Recovery recovery(Collection<Long> plans) {
    List<LegacyAttempt> attempts = with(plans);
    return new Recovery(
        plans.size(),
        attempts.size(),
        attempts.stream().filter(LegacyAttempt.Rejected.class::isInstance).count(),
        attempts.stream().filter(LegacyAttempt.Installed.class::isInstance).count(),
        Stream.of(Actor.values()).filter(enactor -> isRejected(enactor, plans)).count());
  }

  private boolean isRejected(Actor enactor, Collection<Long> plans) {
    return by(enactor, plans).anyMatch(LegacyAttempt.Rejected.class::isInstance);
  }

  private static boolean isAtRegion(LegacyStep.Settled step, Collection<Long> plans) {
    return plans.contains(step.generation()) && step.endpoint().equals(Region.ENDPOINT);
  }
}
