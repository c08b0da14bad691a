package dev.holdfast.chaos.simulation;

import dev.holdfast.chaos.simulation.engine.Happening;
import dev.holdfast.chaos.simulation.engine.Story;
import dev.holdfast.chaos.simulation.engine.Tally;
import dev.holdfast.chaos.simulation.judge.Telling;
import dev.holdfast.guard.Guards;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Refusal;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.Rule;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import java.util.List;

/// Tells each command that was carried out, as the audit log tells it, and counts what came of it.
final class Chronicle implements Telling {

  private final Story story;
  private final Tally tally;

  Chronicle(Story story, Tally tally) {
    this.story = story;
    this.tally = tally;
  }

  @Override
  public void carriedOut(State before, Request request, Step step) {
    if (step.reply().repeat()) {
      tally.count(Happening.REQUEST_REPEATED);
      story.tell(request.caller(), () -> "asks again, and gets the same answer");
      return;
    }
    Outcome outcome = step.reply().outcome();
    List<Refusal> refusals = refusals(outcome);
    tally.count(
        outcome instanceof Outcome.Refused
            ? Happening.COMMAND_REFUSED
            : Happening.COMMAND_ACCEPTED);
    refusals.forEach(this::count);
    count(outcome);
    if (step.state().overrides() != before.overrides()) {
      countOverride(outcome);
    }
    story.tell(request.caller(), () -> words(step, request, refusals));
  }

  private static List<Refusal> refusals(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused refused -> refused.refusals();
      case Outcome.PlanEnacted enacted -> enacted.refused();
      case Outcome.EnactmentReported reported -> reported.refused();
      case Outcome _ -> List.of();
    };
  }

  private void count(Refusal refusal) {
    if (refusal.rule().equals(Rule.STALE_GENERATION)) {
      tally.count(Happening.LATE_WRITE_REFUSED);
    } else if (refusal.rule().equals(Rule.FROZEN)) {
      tally.count(Happening.FREEZE_HELD);
    } else if (Guards.LIFTABLE.contains(refusal.rule())) {
      tally.count(Happening.GUARD_REFUSED);
    }
  }

  private void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.PlanSealed _ -> tally.count(Happening.PLAN_SEALED);
      case Outcome.PlanEnacted enacted when enacted.enacted() > 0 ->
          tally.count(Happening.PLAN_ENACTED);
      case Outcome.CleanedUp cleaned ->
          tally.count(Happening.PLAN_CLEANED, cleaned.cleaned().size());
      case Outcome.RolledBack _ -> tally.count(Happening.ROLLED_BACK);
      case Outcome.ZoneDeleted _ -> tally.count(Happening.ZONE_DELETED);
      case Outcome _ -> {}
    }
  }

  private void countOverride(Outcome outcome) {
    if (outcome instanceof Outcome.RecordSetsDeleted || outcome instanceof Outcome.ZoneDeleted) {
      tally.count(Happening.OVERRIDE_USED);
    }
  }

  private static String words(Step step, Request request, List<Refusal> refusals) {
    StringBuilder words = new StringBuilder(request.command().getClass().getSimpleName());
    step.state().audit().entries().get(step.state().audit().last()).subjects().stream()
        .findFirst()
        .ifPresent(subject -> words.append(" of ").append(subject));
    words.append(": ").append(step.reply().result());
    refusals.stream()
        .findFirst()
        .ifPresent(refusal -> words.append(" (").append(refusal.message()).append(')'));
    return words.toString();
  }
}
