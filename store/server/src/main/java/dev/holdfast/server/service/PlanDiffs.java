package dev.holdfast.server.service;

import dev.holdfast.collection.SortedTable;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Refusal;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.Rule;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import dev.holdfast.server.call.Caller;
import dev.holdfast.server.translation.EndpointMessages;
import dev.holdfast.server.translation.PlanRequests;
import dev.holdfast.server.translation.Refusals;
import dev.holdfast.v1.DiffPlanRequest;
import dev.holdfast.v1.DiffPlanResponse;
import dev.holdfast.v1.EndpointDiff;
import dev.holdfast.v1.Verdict;
import dev.holdfast.zone.Zone;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What enacting a plan would do now: the machine itself enacts it, over the state of this moment,
/// and nobody takes the state that comes of it.
final class PlanDiffs {

  private final Reads reads;
  private final Headers headers;

  /// The last comparison, so that going through its pages does not judge the whole plan for each.
  /// Let go when memory is short: it holds on to a whole state.
  private volatile SoftReference<Judged> last = new SoftReference<>(null);

  PlanDiffs(Reads reads, Headers headers) {
    this.reads = reads;
    this.headers = headers;
  }

  DiffPlanResponse diff(DiffPlanRequest request) {
    Command.EnactPlan command =
        PlanRequests.judge(
            request.getGeneration(), request.getEndpointsList(), request.getOverrideIdsList());
    Pages page = Pages.of(request);
    Optional<DomainName> after = page.afterAs(DomainName::of);
    Moment moment = reads.at(request.getRead());
    Judged judged = judged(moment, command);
    var endpoints = judged.endpoints();
    var rest = after.isPresent() ? endpoints.tailMap(after.get(), false) : endpoints;
    var filled =
        page.fill(
            rest.entrySet().iterator(),
            entry -> entry.getKey().toString(),
            entry ->
                Optional.of(judged.diff(entry.getKey(), entry.getValue()))
                    .filter(diff -> !request.getChangesOnly() || isWorthTelling(diff)));
    return DiffPlanResponse.newBuilder()
        .setHeader(headers.of(moment))
        .addAllEndpoints(filled.messages())
        .setWouldEnactCount(judged.outcome().enacted())
        .setAlreadyLiveCount(judged.outcome().alreadyLive())
        .setWouldRefuseCount(judged.refused().size())
        .setNextPageToken(filled.nextToken())
        .build();
  }

  private static boolean isWorthTelling(EndpointDiff diff) {
    return diff.getChangesContent() || diff.getOutcome() == Verdict.Outcome.OUTCOME_REFUSED;
  }

  private Judged judged(Moment moment, Command.EnactPlan command) {
    Judged judged = last.get();
    if (judged == null || judged.state() != moment.state() || !judged.command().equals(command)) {
      judged = judge(moment, command);
      last = new SoftReference<>(judged);
    }
    return judged;
  }

  private Judged judge(Moment moment, Command.EnactPlan command) {
    State state = moment.state();
    Plan plan = PlanReads.find(state, command.generation());
    Outcome outcome =
        Protocol.apply(state, Request.of(Caller.name(), command), state.clock()).reply().outcome();
    if (outcome instanceof Outcome.Refused refused) {
      throw refusal(refused, command, moment);
    }
    Outcome.PlanEnacted enacted = (Outcome.PlanEnacted) outcome;
    List<Refusal> strangers =
        enacted.refused().stream().filter(r -> r.rule().equals(Rule.NOT_IN_PLAN)).toList();
    if (!strangers.isEmpty()) {
      throw refusal(new Outcome.Refused(strangers), command, moment);
    }
    return new Judged(
        state,
        command,
        enacted,
        Verdicts.byEndpoint(enacted.refused()),
        chosen((Plan.Sealed) plan, command.scope()));
  }

  private RuntimeException refusal(
      Outcome.Refused refused, Command.EnactPlan command, Moment moment) {
    return Refusals.failure(refused, command, moment.state(), headers.of(moment)).toException();
  }

  private static SortedTable<DomainName, RecordSets> chosen(Plan.Sealed plan, Command.Scope scope) {
    return switch (scope) {
      case Command.Scope.All() -> plan.contents().endpoints();
      case Command.Scope.Named(var endpoints) -> {
        TreeMap<DomainName, RecordSets> chosen = new TreeMap<>();
        endpoints.forEach(owner -> chosen.put(owner, plan.contents().endpoints().get(owner)));
        yield SortedTable.copyOf(chosen);
      }
    };
  }

  /// The machine's verdict over `endpoints` as the plan wants them.
  private record Judged(
      State state,
      Command.EnactPlan command,
      Outcome.PlanEnacted outcome,
      Map<DomainName, List<Refusal>> refused,
      SortedTable<DomainName, RecordSets> endpoints) {

    EndpointDiff diff(DomainName owner, RecordSets planned) {
      Optional<Zone> zone = state.zones().enclosing(owner);
      Optional<Endpoint> endpoint = zone.flatMap(found -> found.endpoint(owner));
      RecordSets live = endpoint.map(found -> found.live().contents()).orElse(RecordSets.NONE);
      EndpointDiff.Builder diff =
          EndpointDiff.newBuilder()
              .setName(owner.toString())
              .setPlanned(EndpointMessages.planned(owner, planned))
              .setOutcome(outcome(owner, endpoint))
              .setChangesContent(!live.equals(planned));
      endpoint.ifPresent(
          found -> diff.setLive(EndpointMessages.live(zone.get().name(), owner, found.live())));
      for (Refusal refusal : refused.getOrDefault(owner, List.of())) {
        diff.addRefusals(Refusals.message(refusal, command, state));
      }
      return diff.build();
    }

    private Verdict.Outcome outcome(DomainName owner, Optional<Endpoint> endpoint) {
      if (refused.containsKey(owner)) {
        return Verdict.Outcome.OUTCOME_REFUSED;
      }
      return endpoint.filter(e -> e.live().generation() == command.generation()).isPresent()
          ? Verdict.Outcome.OUTCOME_ALREADY_LIVE
          : Verdict.Outcome.OUTCOME_ENACTED;
    }
  }
}
