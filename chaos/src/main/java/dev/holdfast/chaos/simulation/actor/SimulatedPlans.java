package dev.holdfast.chaos.simulation.actor;

import dev.holdfast.agents.enactor.PlanGoneException;
import dev.holdfast.agents.enactor.SealedPlans;
import dev.holdfast.agents.enactor.WholeVerdict;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Reply;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.Rule;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.v1.CleanUpResponse;
import dev.holdfast.v1.EnactPlanResponse;
import dev.holdfast.v1.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What an enactor's pass needs of the store, got from the simulated one.
///
/// @param openOlderThan how old an open plan is that clean-up may take for given up
record SimulatedPlans(Client client, Duration openOlderThan) implements SealedPlans {

  @Override
  public List<Long> newestFirst() {
    return newestFirst(client.read());
  }

  private static List<Long> newestFirst(State state) {
    return state.plans().sealedNewestFirst().stream().map(Plan.Sealed::generation).toList();
  }

  @Override
  public List<String> endpoints(long generation) {
    return names(sealed(client.read(), generation).contents().endpoints().keySet());
  }

  private static List<String> names(Set<DomainName> owners) {
    return owners.stream().map(DomainName::toString).toList();
  }

  private static Plan.Sealed sealed(State state, long generation) {
    if (state.plans().find(generation).orElse(null) instanceof Plan.Sealed plan) {
      return plan;
    }
    throw new PlanGoneException("plan %d is not there any more".formatted(generation));
  }

  /// As a node finds it: the machine itself enacts the plan, and nobody takes what comes of it.
  @Override
  public Due due(long generation) {
    State state = client.read();
    Plan.Sealed plan = sealed(state, generation);
    Command.EnactPlan command =
        new Command.EnactPlan(
            generation, new Command.Scope.All(), Command.Mode.INDEPENDENT, List.of());
    Outcome outcome =
        Protocol.apply(state, Request.of("somebody", command), state.clock()).reply().outcome();
    Set<String> refused =
        refusals(outcome).stream()
            .map(dev.holdfast.protocol.Refusal::subject)
            .collect(Collectors.toSet());
    List<String> due =
        plan.contents().endpoints().keySet().stream()
            .filter(owner -> !refused.contains(owner.toString()))
            .filter(owner -> !isLive(state, owner, generation))
            .map(DomainName::toString)
            .toList();
    return new Due(due, state.revision());
  }

  private static List<dev.holdfast.protocol.Refusal> refusals(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused refused -> refused.refusals();
      case Outcome.PlanEnacted enacted -> enacted.refused();
      case Outcome _ -> List.of();
    };
  }

  private static boolean isLive(State state, DomainName owner, long generation) {
    return state
        .zones()
        .enclosing(owner)
        .flatMap(zone -> zone.endpoint(owner))
        .filter(endpoint -> endpoint.live().generation() == generation)
        .isPresent();
  }

  @Override
  public boolean mayNeedCleanUp(int keepNewest) {
    State state = client.read();
    return newestFirst(state).size() > keepNewest || !state.plans().open().isEmpty();
  }

  @Override
  public WholeVerdict enact(long generation, List<String> endpoints) {
    return enact(
        generation,
        new Command.Scope.Named(endpoints.stream().map(DomainName::of).toList()),
        Command.Mode.INDEPENDENT);
  }

  @Override
  public WholeVerdict enactWhole(long generation) {
    return enact(generation, new Command.Scope.All(), Command.Mode.ATOMIC);
  }

  private WholeVerdict enact(long generation, Command.Scope scope, Command.Mode mode) {
    Reply reply =
        client.call(
            new Command.EnactPlan(generation, scope, mode, List.of()), "plan " + generation);
    return switch (reply.outcome()) {
      case Outcome.PlanEnacted enacted ->
          new WholeVerdict.Live(
              EnactPlanResponse.newBuilder()
                  .setEnactedCount(enacted.enacted())
                  .setAlreadyLiveCount(enacted.alreadyLive())
                  .setRefusedCount(enacted.refused().size())
                  .build());
      case Outcome.Refused refused -> refused(refused, reply.revision());
      case Outcome other -> throw new IllegalStateException("enacting came to " + other);
    };
  }

  private static WholeVerdict refused(Outcome.Refused refused, long revision) {
    String rule = refused.refusals().getFirst().rule();
    if (rule.equals(Rule.PLAN_CLEANED) || rule.equals(Rule.PLAN_NOT_FOUND)) {
      throw new PlanGoneException(refused.refusals().getFirst().message());
    }
    List<Refusal> told =
        refused.refusals().stream()
            .map(refusal ->
                Refusal.newBuilder()
                    .setRule(refusal.rule())
                    .setSubject(refusal.subject())
                    .setMessage(refusal.message())
                    .build())
            .toList();
    return new WholeVerdict.Refused(told, told.size(), revision);
  }

  @Override
  public CleanUpResponse cleanUp(int keepNewest) {
    Reply reply = client.call(new Command.CleanUp(keepNewest, openOlderThan), "after a pass");
    return reply.outcome() instanceof Outcome.CleanedUp cleaned
        ? CleanUpResponse.newBuilder().addAllCleanedGenerations(cleaned.cleaned()).build()
        : CleanUpResponse.getDefaultInstance();
  }
}
