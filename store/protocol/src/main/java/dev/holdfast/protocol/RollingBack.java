package dev.holdfast.protocol;

import dev.holdfast.endpoint.Change;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.endpoint.Live;
import dev.holdfast.freeze.Freezes;
import dev.holdfast.plan.Plan;
import dev.holdfast.record.DomainName;
import dev.holdfast.zone.Zone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// RollBack.
///
/// Going back is going forward: the old contents get a generation of their own, newer than every
/// other, so no late enactor can undo the roll-back.
final class RollingBack {

  private RollingBack() {}

  static Transition rollBack(State state, Command.RollBack command, Change change) {
    Optional<Refusal> problem = OverrideUse.problem(state, command.overrides());
    if (problem.isPresent()) {
      return Transition.of(state, Outcome.Refused.because(problem.get()));
    }
    return switch (command.selection()) {
      case Command.Selection.Endpoints(var endpoints) ->
          rollBack(state, endpoints, command, change);
      case Command.Selection.LiveFrom(long generation) ->
          switch (PlanLookup.sealed(state, generation)) {
            case PlanLookup.Found<Plan.Sealed>(Plan.Sealed plan) ->
                rollBack(state, liveFrom(state, plan), command, change);
            case PlanLookup.Missing<Plan.Sealed>(Refusal refusal) ->
                Transition.of(state, Outcome.Refused.because(refusal));
          };
    };
  }

  /// The endpoints at which a plan is live; none where there is no such sealed plan.
  static List<DomainName> liveFrom(State state, long generation) {
    return switch (PlanLookup.sealed(state, generation)) {
      case PlanLookup.Found<Plan.Sealed>(Plan.Sealed plan) -> liveFrom(state, plan);
      case PlanLookup.Missing<Plan.Sealed> _ -> List.of();
    };
  }

  private static List<DomainName> liveFrom(State state, Plan.Sealed plan) {
    return plan.contents().endpoints().keySet().stream()
        .filter(owner ->
            endpoint(state, owner)
                .filter(found -> found.live().generation() == plan.generation())
                .isPresent())
        .toList();
  }

  private static Transition rollBack(
      State state, List<DomainName> endpoints, Command.RollBack command, Change change) {
    if (endpoints.isEmpty()) {
      return Transition.refused(
          state,
          Rule.NOT_LIVE,
          "the roll-back",
          "at least 1 endpoint that is live from the plan",
          "none");
    }
    State drawn = state.drawingGeneration();
    LiveWriter writer =
        new LiveWriter(
            drawn,
            drawn.lastGeneration(),
            change,
            OverrideUse.of(state, command.overrides()),
            Command.Mode.ATOMIC);
    List<DomainName> distinct = endpoints.stream().distinct().toList();
    for (DomainName owner : distinct) {
      propose(state, owner, command.destination(), writer);
    }
    Written written = writer.conclude();
    if (written.refused()) {
      return Transition.of(state, new Outcome.Refused(written.refusals()));
    }
    return new Transition(
        command.freeze() ? frozen(written.state(), distinct, change) : written.state(),
        new Outcome.RolledBack(drawn.lastGeneration(), written.enacted(), command.freeze()),
        written.events());
  }

  /// The freeze names its reason: whoever meets it must see that it came with a roll-back.
  private static State frozen(State state, List<DomainName> endpoints, Change change) {
    String reason = change.reason().isEmpty() ? "rolled back" : "rolled back: " + change.reason();
    Change by = new Change(change.author(), reason, change.at(), change.revision());
    Freezes freezes = state.freezes();
    for (DomainName owner : endpoints) {
      freezes = freezes.withEndpoint(owner, by);
    }
    return state.with(freezes);
  }

  private static void propose(
      State state, DomainName owner, Command.Destination destination, LiveWriter writer) {
    Optional<Endpoint> endpoint = endpoint(state, owner);
    Optional<Live> content =
        switch (destination) {
          case Command.Destination.Previous() -> endpoint.flatMap(Endpoint::previous);
          case Command.Destination.Generation(long generation) ->
              endpoint.flatMap(found -> found.at(generation));
        };
    if (content.isPresent()) {
      writer.propose(owner, content.get().contents());
    } else {
      writer.refuse(Rule.NOT_IN_HISTORY, owner, wanted(destination), kept(endpoint));
    }
  }

  private static String wanted(Command.Destination destination) {
    return switch (destination) {
      case Command.Destination.Previous() -> "contents that were live before";
      case Command.Destination.Generation(long generation) ->
          "generation %d in its history".formatted(generation);
    };
  }

  private static String kept(Optional<Endpoint> endpoint) {
    String generations =
        endpoint.stream()
            .flatMap(found -> Stream.concat(Stream.of(found.live()), found.history().stream()))
            .map(live -> Long.toString(live.generation()))
            .collect(Collectors.joining(", "));
    return generations.isEmpty() ? "no such endpoint" : "generations " + generations;
  }

  private static Optional<Endpoint> endpoint(State state, DomainName owner) {
    Optional<Zone> zone = state.zones().enclosing(owner);
    return zone.flatMap(found -> found.endpoint(owner));
  }
}
