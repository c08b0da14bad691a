package dev.holdfast.chaos.incident;

import dev.holdfast.chaos.answer.PlanAddresses;
import dev.holdfast.chaos.answer.Question.Family;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.StagedPlan;
import dev.holdfast.v1.ImportZoneRequest;
import dev.holdfast.v1.ListPlansRequest;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.Plan;
import dev.holdfast.v1.PlanState;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.Soa;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// The planner of the night, and what it can see of the store: a client like any other.
final class HoldfastPlans {

  private static final int TTL_SECONDS = 5;
  private static final String REASON = "the night of the incident";

  private final HoldfastClient client;

  HoldfastPlans(HoldfastClient client) {
    this.client = client;
  }

  /// The zone with a first plan in it.
  ///
  /// @return the plan's generation
  long importZone() {
    long generation = client.plans().open(REASON);
    List<PlannedEndpoint> contents = new ArrayList<>(endpoints(generation));
    contents.add(apex());
    seal(generation, contents);
    client
        .zones()
        .importPlan(
            ImportZoneRequest.newBuilder()
                .setHeader(RequestHeader.newBuilder().setReason(REASON))
                .setZone(Region.ZONE)
                .setSoa(soa())
                .setGeneration(generation)
                .build());
    return generation;
  }

  /// A sealed plan for all endpoints.
  ///
  /// @param drawn is told the generation before anybody else can know of the plan
  long propose(LongConsumer drawn) {
    long generation = client.plans().open(REASON);
    drawn.accept(generation);
    seal(generation, endpoints(generation));
    return generation;
  }

  private void seal(long generation, List<PlannedEndpoint> contents) {
    StagedPlan staged = client.plans().stage(generation, contents);
    client.plans().seal(REASON, staged);
  }

  private static List<PlannedEndpoint> endpoints(long generation) {
    return Region.ENDPOINTS.stream().map(name -> endpoint(name, generation)).toList();
  }

  private static PlannedEndpoint endpoint(String name, long generation) {
    PlannedEndpoint.Builder endpoint = PlannedEndpoint.newBuilder().setName(name);
    for (Family family : Family.values()) {
      endpoint.addRecordSets(
          RecordSet.newBuilder()
              .setType(family.name())
              .setTtlSeconds(TTL_SECONDS)
              .addAllValues(PlanAddresses.of(generation, family)));
    }
    return endpoint.build();
  }

  private static PlannedEndpoint apex() {
    return PlannedEndpoint.newBuilder()
        .setName(Region.ZONE)
        .addRecordSets(
            RecordSet.newBuilder().setType("NS").setTtlSeconds(3600).addValues("ns1.example.net."))
        .build();
  }

  private static Soa soa() {
    return Soa.newBuilder()
        .setPrimaryNameServer("ns1.example.net.")
        .setResponsibleMailbox("hostmaster.example.net.")
        .setRefreshSeconds(3600)
        .setRetrySeconds(600)
        .setExpireSeconds(604_800)
        .setMinimumSeconds(TTL_SECONDS)
        .setTtlSeconds(3600)
        .build();
  }

  boolean isCleaned(long generation) {
    return client
        .plans()
        .find(generation)
        .filter(plan -> plan.getState() == PlanState.PLAN_STATE_CLEANED)
        .isPresent();
  }

  /// The lowest generation that is live at any of the endpoints; 0 where one has none.
  long lowestLive() {
    return Region.ENDPOINTS.stream()
        .mapToLong(
            name -> client.recordSets().find(name).map(LiveEndpoint::getGeneration).orElse(0L))
        .min()
        .orElse(0);
  }

  long newestSealed() {
    return client
        .plans()
        .list(ListPlansRequest.newBuilder().addStates(PlanState.PLAN_STATE_SEALED).build())
        .mapToLong(Plan::getGeneration)
        .max()
        .orElse(0);
  }
}
