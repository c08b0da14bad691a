package dev.holdfast.chaos.simulation.judge;

import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.DomainName;
import dev.holdfast.target.OutsideTarget;
import dev.holdfast.zone.Zone;
import java.time.Instant;

/// Clean-up changes no answer, and throws away no plan that is live, can be rolled back to, is
/// claimed or held by a target, or is still to be enacted somewhere.
final class CleanUpCannotHurt implements Promise {

  @Override
  public void judge(State before, Request request, Step step) {
    if (!(request.command() instanceof Command.CleanUp command)
        || !(step.reply().outcome() instanceof Outcome.CleanedUp cleaned)
        || step.reply().repeat()) {
      return;
    }
    if (before.zones() != step.state().zones()) {
      throw new BreachException("clean-up cannot hurt", "clean-up changed a zone");
    }
    for (long generation : cleaned.cleaned()) {
      Plan plan = before.plans().find(generation).orElseThrow();
      if (plan instanceof Plan.Sealed sealed) {
        judge(before, step.state().clock(), sealed);
      }
    }
    int left = step.state().plans().totals().sealed();
    if (left < Math.min(command.keepNewest(), before.plans().totals().sealed())) {
      throw new BreachException(
          "clean-up cannot hurt",
          "clean-up left %d sealed plans, asked to keep %d".formatted(left, command.keepNewest()));
    }
  }

  private static void judge(State before, Instant now, Plan.Sealed plan) {
    for (Zone zone : before.zones().all()) {
      zone.endpoints().forEach((owner, endpoint) -> judge(plan, owner, endpoint));
    }
    for (OutsideTarget target : before.targets().all()) {
      judge(plan, now, target);
    }
    for (DomainName owner : plan.contents().endpoints().keySet()) {
      judgeWanted(before, plan, owner);
    }
  }

  private static void judge(Plan.Sealed plan, DomainName owner, Endpoint endpoint) {
    if (endpoint.live().generation() == plan.generation()) {
      throw gone(plan, "is live at " + owner);
    }
    if (endpoint.history().stream().anyMatch(it -> it.generation() == plan.generation())) {
      throw gone(plan, "is in the history of " + owner);
    }
  }

  private static void judge(Plan.Sealed plan, Instant now, OutsideTarget target) {
    target
        .claims()
        .forEach((generation, claim) -> {
          if (generation == plan.generation() && claim.expiresAt().isAfter(now)) {
            throw gone(plan, "is claimed for " + target.name());
          }
        });
    if (target.holds().values().stream().anyMatch(it -> it.generation() == plan.generation())) {
      throw gone(plan, "is held by " + target.name());
    }
  }

  private static void judgeWanted(State before, Plan.Sealed plan, DomainName owner) {
    boolean overtaken =
        before.plans().all().stream()
            .anyMatch(other ->
                other.generation() > plan.generation()
                    && other instanceof Plan.Sealed newer
                    && newer.contents().endpoints().containsKey(owner));
    boolean zoned = before.zones().enclosing(owner).isPresent();
    if (!overtaken
        && zoned
        && Answers.generation(before.zones(), owner) < plan.generation()
        && before.zones().enclosing(owner).orElseThrow().floor() < plan.generation()) {
      throw gone(plan, "is still to be enacted at " + owner);
    }
  }

  private static BreachException gone(Plan.Sealed plan, String because) {
    return new BreachException(
        "clean-up cannot hurt",
        "clean-up deleted plan %d, which %s".formatted(plan.generation(), because));
  }
}
