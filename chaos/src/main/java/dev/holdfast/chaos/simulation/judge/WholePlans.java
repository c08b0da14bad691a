package dev.holdfast.chaos.simulation.judge;

import dev.holdfast.endpoint.Live;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import java.util.Collection;
import java.util.Optional;

/// Enacting a plan makes live what the plan says and nothing else; atomically, everywhere or
/// nowhere.
final class WholePlans implements Promise {

  @Override
  public void judge(State before, Request request, Step step) {
    if (!(request.command() instanceof Command.EnactPlan command)
        || !(step.reply().outcome() instanceof Outcome.PlanEnacted)
        || step.reply().repeat()) {
      return;
    }
    Plan.Sealed plan = (Plan.Sealed) before.plans().find(command.generation()).orElseThrow();
    for (DomainName owner : scope(command, plan)) {
      Optional<Live> live = live(step.state(), owner);
      boolean changed = !live.equals(live(before, owner));
      if (changed && !says(plan, owner, live.orElseThrow())) {
        throw new BreachException(
            "whole plans", "%s got what plan %d does not say".formatted(owner, plan.generation()));
      }
      boolean isLive = live.filter(it -> it.generation() == plan.generation()).isPresent();
      if (command.mode() == Command.Mode.ATOMIC && !isLive) {
        throw new BreachException(
            "whole plans",
            "plan %d was enacted whole, but not at %s".formatted(plan.generation(), owner));
      }
    }
  }

  private static Collection<DomainName> scope(Command.EnactPlan command, Plan.Sealed plan) {
    return switch (command.scope()) {
      case Command.Scope.All() -> plan.contents().endpoints().keySet();
      case Command.Scope.Named(var endpoints) -> endpoints;
    };
  }

  private static boolean says(Plan.Sealed plan, DomainName owner, Live live) {
    RecordSets planned = plan.contents().endpoints().get(owner);
    return live.generation() == plan.generation() && live.contents().equals(planned);
  }

  private static Optional<Live> live(State state, DomainName owner) {
    return state
        .zones()
        .enclosing(owner)
        .flatMap(zone -> zone.endpoint(owner))
        .map(endpoint -> endpoint.live());
  }
}
