package dev.holdfast.chaos.delayed;

import dev.holdfast.chaos.answer.PlanAddresses;
import dev.holdfast.chaos.answer.Question.Family;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.ImportZoneRequest;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.Soa;
import java.util.ArrayList;
import java.util.List;

/// The planner. Its plans are known in DNS answers by a number of their own, counted from 1: unlike
/// generations it does not jump when the store is restored.
final class Plans {

  private static final int TTL_SECONDS = 5;
  private static final String REASON = "late enactors";

  private final HoldfastClient client;
  private int count;

  Plans(HoldfastClient client) {
    this.client = client;
  }

  /// The number by which the last plan is known in answers.
  int last() {
    return count;
  }

  /// The zone, with a first plan in it.
  ///
  /// @return its generation
  long importZone() {
    List<PlannedEndpoint> contents = new ArrayList<>(endpoints());
    contents.add(
        PlannedEndpoint.newBuilder()
            .setName(Scene.ZONE)
            .addRecordSets(
                RecordSet.newBuilder()
                    .setType("NS")
                    .setTtlSeconds(TTL_SECONDS)
                    .addValues("ns.example.net."))
            .build());
    long generation = client.plans().submit(REASON, () -> contents).getGeneration();
    client
        .zones()
        .importPlan(
            ImportZoneRequest.newBuilder()
                .setZone(Scene.ZONE)
                .setSoa(
                    Soa.newBuilder()
                        .setPrimaryNameServer("ns.example.net.")
                        .setResponsibleMailbox("hostmaster.example.net.")
                        .setRefreshSeconds(3600)
                        .setRetrySeconds(600)
                        .setExpireSeconds(604_800)
                        .setMinimumSeconds(TTL_SECONDS)
                        .setTtlSeconds(TTL_SECONDS))
                .setGeneration(generation)
                .build());
    return generation;
  }

  /// A sealed plan for all endpoints.
  ///
  /// @return its generation
  long propose() {
    return client.plans().submit(REASON, this::endpoints).getGeneration();
  }

  private List<PlannedEndpoint> endpoints() {
    count++;
    return Scene.ENDPOINTS.stream().map(this::endpoint).toList();
  }

  private PlannedEndpoint endpoint(String name) {
    PlannedEndpoint.Builder endpoint = PlannedEndpoint.newBuilder().setName(name);
    for (Family family : Family.values()) {
      endpoint.addRecordSets(
          RecordSet.newBuilder()
              .setType(family.name())
              .setTtlSeconds(TTL_SECONDS)
              .addAllValues(PlanAddresses.of(count, family)));
    }
    return endpoint.build();
  }
}
