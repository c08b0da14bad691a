package dev.holdfast.server.service;

import com.google.protobuf.ByteString;
import dev.holdfast.collection.SortedTable;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.guard.Guards;
import dev.holdfast.guard.MaxEndpointsChanged;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Refusal;
import dev.holdfast.protocol.Review;
import dev.holdfast.protocol.Rule;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import dev.holdfast.server.translation.EndpointMessages;
import dev.holdfast.server.translation.Refusals;
import dev.holdfast.v1.EndpointDiff;
import dev.holdfast.v1.Verdict;
import dev.holdfast.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The machine's verdict over endpoints as a plan wants them.
///
/// @param whole what stands against the change as a whole rather than at one of its endpoints
/// @param refused what stands against it at each endpoint where something does
/// @param endpoints those looked at, with what the plan says of them
/// @param alreadyLive at how many of them the plan is live
record PlanDiff(
    State state,
    Command.EnactPlan command,
    List<Refusal> whole,
    Map<DomainName, List<Refusal>> refused,
    SortedTable<DomainName, RecordSets> endpoints,
    long alreadyLive,
    ByteString digest) {

  /// The rules, guards apart, that are told of an endpoint. All others are told of the request.
  private static final Set<String> OF_ENDPOINTS =
      Set.of(Rule.STALE_GENERATION, Rule.NO_SUCH_ZONE, Rule.FROZEN, Guards.CNAME_ALONE);

  /// @param refusals of enacting the plan, none of them [#isOfRequest]
  static PlanDiff of(
      State state, Command.EnactPlan command, Plan.Sealed plan, List<Refusal> refusals) {
    SortedTable<DomainName, RecordSets> endpoints = chosen(plan, command.scope());
    List<Refusal> whole = new ArrayList<>();
    List<Refusal> single = new ArrayList<>();
    for (Refusal refusal : refusals) {
      boolean ofOne =
          !refusal.rule().equals(MaxEndpointsChanged.RULE)
              && endpoints.containsKey(DomainName.of(refusal.subject()));
      (ofOne ? single : whole).add(refusal);
    }
    long live =
        endpoints.keySet().stream()
            .filter(owner -> isLive(state, plan.generation(), owner))
            .count();
    return new PlanDiff(
        state,
        command,
        whole,
        Verdicts.byEndpoint(single),
        endpoints,
        live,
        ByteString.copyFrom(Review.digest(state, plan, command.scope()).toBytes()));
  }

  /// Whether the request makes no sense, so that there is nothing to compare.
  static boolean isOfRequest(Refusal refusal) {
    return !OF_ENDPOINTS.contains(refusal.rule()) && !Guards.LIFTABLE.contains(refusal.rule());
  }

  private static SortedTable<DomainName, RecordSets> chosen(Plan.Sealed plan, Command.Scope scope) {
    return switch (scope) {
      case Command.Scope.All() -> plan.contents().endpoints();
      case Command.Scope.Named(var endpoints) -> {
        SortedMap<DomainName, RecordSets> chosen = new TreeMap<>();
        endpoints.forEach(owner -> chosen.put(owner, plan.contents().endpoints().get(owner)));
        yield SortedTable.copyOf(chosen);
      }
    };
  }

  private static boolean isLive(State state, long generation, DomainName owner) {
    return state
        .zones()
        .enclosing(owner)
        .flatMap(zone -> zone.endpoint(owner))
        .filter(endpoint -> endpoint.live().generation() == generation)
        .isPresent();
  }

  EndpointDiff at(DomainName owner, RecordSets planned) {
    Optional<Zone> zone = state.zones().enclosing(owner);
    Optional<Endpoint> endpoint = zone.flatMap(found -> found.endpoint(owner));
    RecordSets live = endpoint.map(found -> found.live().contents()).orElse(RecordSets.NONE);
    EndpointDiff.Builder diff =
        EndpointDiff.newBuilder()
            .setName(owner.toString())
            .setPlanned(EndpointMessages.planned(owner, planned))
            .setOutcome(outcome(owner))
            .setChangesContent(!live.equals(planned));
    endpoint.ifPresent(
        found -> diff.setLive(EndpointMessages.live(zone.get().name(), owner, found.live())));
    for (Refusal refusal : refused.getOrDefault(owner, List.of())) {
      diff.addRefusals(Refusals.message(refusal, command, state));
    }
    return diff.build();
  }

  private Verdict.Outcome outcome(DomainName owner) {
    if (refused.containsKey(owner)) {
      return Verdict.Outcome.OUTCOME_REFUSED;
    }
    return isLive(state, command.generation(), owner)
        ? Verdict.Outcome.OUTCOME_ALREADY_LIVE
        : Verdict.Outcome.OUTCOME_ENACTED;
  }
}
