package dev.holdfast.server.service;

import dev.holdfast.contract.Failure;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanContents;
import dev.holdfast.protocol.Rule;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.server.translation.EndpointMessages;
import dev.holdfast.server.translation.Field;
import dev.holdfast.server.translation.PlanMessages;
import dev.holdfast.v1.GetPlanRequest;
import dev.holdfast.v1.GetPlanResponse;
import dev.holdfast.v1.ListPlansRequest;
import dev.holdfast.v1.ListPlansResponse;
import dev.holdfast.v1.PlanState;
import java.util.Optional;

/// Reads of plans.
final class PlanReads {

  private final Reads reads;
  private final Headers headers;

  PlanReads(Reads reads, Headers headers) {
    this.reads = reads;
    this.headers = headers;
  }

  static Plan find(State state, long generation) {
    return state
        .plans()
        .find(generation)
        .orElseThrow(() ->
            new Failure.NotFound(
                    Rule.PLAN_NOT_FOUND,
                    "There is no plan %d; ListPlans tells which there are".formatted(generation))
                .toException());
  }

  GetPlanResponse plan(GetPlanRequest request) {
    Pages page = Pages.of(request);
    Optional<DomainName> after = page.afterAs(DomainName::of);
    Moment moment = reads.at(request.getRead());
    Plan plan = find(moment.state(), request.getGeneration());
    GetPlanResponse.Builder response =
        GetPlanResponse.newBuilder().setHeader(headers.of(moment)).setPlan(PlanMessages.plan(plan));
    if (after.isEmpty()) {
      response.setLiveEndpointCount(liveEndpoints(moment.state(), plan));
    }
    if (request.getWithContents()) {
      var endpoints = contents(plan).endpoints();
      var rest = after.isPresent() ? endpoints.tailMap(after.get(), false) : endpoints;
      var filled =
          page.fill(
              rest.entrySet().iterator(),
              entry -> entry.getKey().toString(),
              entry -> Optional.of(EndpointMessages.planned(entry.getKey(), entry.getValue())));
      response.addAllEndpoints(filled.messages()).setNextPageToken(filled.nextToken());
    }
    return response.build();
  }

  private static PlanContents contents(Plan plan) {
    return switch (plan) {
      case Plan.Open open -> open.contents();
      case Plan.Sealed sealed -> sealed.contents();
      case Plan.Cleaned _ -> PlanContents.NONE;
    };
  }

  /// A plan that is live somewhere is spared by clean-up, so its own endpoints are all there are to
  /// look at.
  private static long liveEndpoints(State state, Plan plan) {
    return contents(plan).endpoints().keySet().stream()
        .filter(owner ->
            state
                .zones()
                .enclosing(owner)
                .flatMap(zone -> zone.endpoint(owner))
                .filter(endpoint -> endpoint.live().generation() == plan.generation())
                .isPresent())
        .count();
  }

  ListPlansResponse list(ListPlansRequest request) {
    if (request.getStatesList().contains(PlanState.UNRECOGNIZED)
        || request.getStatesList().contains(PlanState.PLAN_STATE_UNSPECIFIED)) {
      throw Field.of("states").invalid("holds a state this node does not know");
    }
    Pages page = Pages.of(request);
    Optional<Long> after = page.afterAs(Long::valueOf);
    Moment moment = reads.at(request.getRead());
    var plans = moment.state().plans().byGeneration();
    var older = after.isPresent() ? plans.headMap(after.get(), false) : plans;
    var filled =
        page.fill(
            older.descendingMap().values().iterator(),
            plan -> Long.toString(plan.generation()),
            plan ->
                Optional.of(PlanMessages.plan(plan))
                    .filter(message ->
                        request.getStatesCount() == 0
                            || request.getStatesList().contains(message.getState())));
    return ListPlansResponse.newBuilder()
        .setHeader(headers.of(moment))
        .addAllPlans(filled.messages())
        .setNextPageToken(filled.nextToken())
        .build();
  }
}
