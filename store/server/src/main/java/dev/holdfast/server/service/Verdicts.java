package dev.holdfast.server.service;

import dev.holdfast.contract.Limits;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Refusal;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.server.translation.Refusals;
import dev.holdfast.v1.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What became of each endpoint in an enactment: the outcome names those that refused, and the plan
/// is live at all others.
final class Verdicts {

  private Verdicts() {}

  /// @param revision of the enactment
  /// @param after a state in which it has happened, or a later one
  static List<Verdict> of(
      Command.EnactPlan command, Outcome.PlanEnacted outcome, long revision, State after) {
    Map<DomainName, List<Refusal>> refused = byEndpoint(outcome.refused());
    return switch (command.scope()) {
      case Command.Scope.All() ->
          refused.entrySet().stream()
              .limit(Limits.NAMES_PER_CALL)
              .map(entry -> refused(entry.getKey(), entry.getValue(), command, after))
              .toList();
      case Command.Scope.Named(var endpoints) ->
          endpoints.stream()
              .map(owner ->
                  refused.containsKey(owner)
                      ? refused(owner, refused.get(owner), command, after)
                      : live(owner, outcome, revision, after))
              .toList();
    };
  }

  static Map<DomainName, List<Refusal>> byEndpoint(List<Refusal> refusals) {
    return refusals.stream()
        .collect(
            Collectors.groupingBy(
                refusal -> DomainName.of(refusal.subject()), TreeMap::new, Collectors.toList()));
  }

  private static Verdict refused(
      DomainName owner, List<Refusal> refusals, Command command, State after) {
    return Verdict.newBuilder()
        .setName(owner.toString())
        .setOutcome(Verdict.Outcome.OUTCOME_REFUSED)
        .setLiveGeneration(Refusals.live(after, owner))
        .addAllRefusals(
            refusals.stream().map(refusal -> Refusals.message(refusal, command, after)).toList())
        .build();
  }

  private static Verdict live(
      DomainName owner, Outcome.PlanEnacted outcome, long revision, State after) {
    return Verdict.newBuilder()
        .setName(owner.toString())
        .setOutcome(
            isByThisCall(owner, outcome, revision, after)
                ? Verdict.Outcome.OUTCOME_ENACTED
                : Verdict.Outcome.OUTCOME_ALREADY_LIVE)
        .setLiveGeneration(outcome.generation())
        .build();
  }

  /// The counts tell, unless there are some of both: then the endpoint itself remembers which
  /// revision made the plan live. It forgets after many newer contents; by then the plan has been
  /// live and is not any more, and either word says so.
  private static boolean isByThisCall(
      DomainName owner, Outcome.PlanEnacted outcome, long revision, State after) {
    if (outcome.enacted() == 0 || outcome.alreadyLive() == 0) {
      return outcome.enacted() > 0;
    }
    return after
        .zones()
        .enclosing(owner)
        .flatMap(zone -> zone.endpoint(owner))
        .flatMap((Endpoint endpoint) -> endpoint.at(outcome.generation()))
        .filter(live -> live.change().revision() == revision)
        .isPresent();
  }
}
