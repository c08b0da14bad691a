package dev.holdfast.chaos.incident;

import dev.holdfast.chaos.answer.Target;
import dev.holdfast.chaos.legacy.LegacyAttempt;
import dev.holdfast.chaos.legacy.LegacyPlan;
import dev.holdfast.chaos.legacy.LegacyRules;
import dev.holdfast.chaos.legacy.LegacyStandIn;
import dev.holdfast.chaos.legacy.LegacyStep;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// The right column: the old protocol on its stand-in.
final class LegacySide implements Side {

  static final String NODE = "old";

  private final Holds holds = new Holds();
  private final Diary<LegacyStep> diary = new Diary<>();
  private final LegacyAttempts attempts = new LegacyAttempts(diary);
  private final Set<Long> heldPlans = new HashSet<>();
  private final Set<Long> recoveryPlans = new HashSet<>();
  private final LegacyStandIn standIn;
  private long newest;

  private LegacySide(LegacyRules rules) throws IOException {
    Map<String, LegacyStep.Hook> hooks = new HashMap<>();
    for (Actor enactor : Actor.values()) {
      hooks.put(enactor.name(), step -> reached(enactor, step));
    }
    this.standIn = LegacyStandIn.start(rules, hooks);
  }

  static LegacySide start(LegacyRules rules) throws IOException {
    return new LegacySide(rules);
  }

  private void reached(Actor enactor, LegacyStep step) throws InterruptedException {
    diary.add(enactor, step);
    if (step instanceof LegacyStep.Writing(long generation, String endpoint)
        && endpoint.equals(Region.ENDPOINT)) {
      holds.beforeWrite(enactor, generation);
    }
    if (step instanceof LegacyStep.CleaningUp(long generation, var _)) {
      holds.beforeCleanUp(enactor, generation);
    }
  }

  @Override
  public List<Target> targets() {
    return List.of(new Target(NODE, standIn.address()));
  }

  @Override
  public List<Line> open() throws InterruptedException, TimeoutException {
    propose();
    for (Actor enactor : Actor.values()) {
      awaitDone(enactor);
    }
    return List.of(Line.plain("a stand-in for it; plan %d is live", newest));
  }

  @Override
  public List<Line> holdLate() throws InterruptedException, TimeoutException {
    holds.holdLate(newest + 1);
    propose();
    heldPlans.add(newest);
    holds.awaitLate();
    awaitOthersDone();
    return List.of(
        Line.plain("A has made its one check of plan %d and is held before it writes", newest),
        Line.plain("B and C apply plan %d", newest));
  }

  @Override
  public long advance() throws InterruptedException, TimeoutException {
    propose();
    awaitOthersDone();
    return newest;
  }

  @Override
  public List<Line> comeToCleanUp() throws InterruptedException, TimeoutException {
    holds.holdCleanUp(newest + 1);
    propose();
    for (Actor enactor : Actor.OTHERS) {
      awaitCleanUp(enactor);
    }
    return List.of(Line.plain("plan %d is applied; clean-up is next", newest));
  }

  @Override
  public List<Line> letLateGo() throws InterruptedException, TimeoutException {
    long late = holds.heldPlan();
    holds.letLateGo();
    return List.of(
        switch (attempts.awaitLate(late)) {
          case LegacyAttempt.Installed() ->
              Line.bad("A is let go and writes plan %d: nobody objects", late);
          case LegacyAttempt.Fenced(long newer) ->
              Line.good("A is let go and refused: plan %d is older than plan %d", late, newer);
          case LegacyAttempt.Rejected(String reason) ->
              Line.bad("A is let go and rejected: %s", reason);
          case LegacyAttempt.AlreadyThere(), LegacyAttempt.Locked() ->
              Line.plain("A is let go and writes nothing");
        });
  }

  @Override
  public List<Line> letCleanUpGo() throws InterruptedException, TimeoutException {
    long late = holds.heldPlan();
    holds.letCleanUpGo();
    diary.await(
        "clean-up to delete plan " + late,
        LegacyStep.CleanedUp.class,
        (_, step) -> step.old().contains(late));
    awaitOthersDone();
    return List.of(Line.plain("clean-up deletes plan %d with its records", late));
  }

  @Override
  public List<Line> recover() throws InterruptedException, TimeoutException {
    propose();
    recoveryPlans.add(newest);
    for (Actor enactor : Actor.values()) {
      awaitDone(enactor);
    }
    Recovery tried = attempts.recovery(List.of(newest));
    return tried.installed() > 0
        ? List.of(Line.plain("plan %d is applied", newest))
        : Stream.concat(Stream.of(rejections(tried)), reason()).toList();
  }

  private Line rejections(Recovery tried) {
    return Line.bad(
        "plan %d: A, B and C try %d times, %d times rejected",
        newest, tried.attempts(), tried.rejected());
  }

  /// Why the store rejects it; told once.
  private Stream<Line> reason() {
    return attempts.with(List.of(newest)).stream()
        .filter(_ -> recoveryPlans.size() == 1)
        .filter(LegacyAttempt.Rejected.class::isInstance)
        .map(LegacyAttempt.Rejected.class::cast)
        .limit(1)
        .map(rejected -> Line.bad("%s", rejected.reason()));
  }

  /// What came of each plan that was held, when A tried to write it.
  List<LegacyAttempt> lateWrites() {
    return attempts.late(heldPlans);
  }

  /// What came of trying to get the regional endpoint back.
  Recovery recovery() {
    return attempts.recovery(recoveryPlans);
  }

  private void propose() {
    newest++;
    standIn.propose(new LegacyPlan(newest, Region.ENDPOINTS, Region.addresses(newest)));
  }

  private void awaitOthersDone() throws InterruptedException, TimeoutException {
    for (Actor enactor : Actor.OTHERS) {
      awaitDone(enactor);
    }
  }

  private void awaitDone(Actor who) throws InterruptedException, TimeoutException {
    diary.await(
        "enactor %s to be done with plan %d".formatted(who, newest),
        LegacyStep.Done.class,
        (enactor, step) -> enactor == who && step.generation() == newest);
  }

  /// Whoever found all applied by the other does not clean up, and is done.
  private void awaitCleanUp(Actor who) throws InterruptedException, TimeoutException {
    diary.await(
        "enactor %s to have applied plan %d".formatted(who, newest),
        LegacyStep.class,
        (enactor, step) ->
            enactor == who
                && step.generation() == newest
                && (step instanceof LegacyStep.CleaningUp || step instanceof LegacyStep.Done));
  }

  @Override
  public void close() {
    holds.letAllGo();
    standIn.close();
  }
}
