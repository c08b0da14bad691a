package dev.holdfast.chaos.seeded;

import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.HoldfastException;
import dev.holdfast.v1.CleanUpRequest;
import dev.holdfast.v1.Consistency;
import dev.holdfast.v1.CreateZoneRequest;
import dev.holdfast.v1.EnactMode;
import dev.holdfast.v1.EnactPlanRequest;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.GetRecordSetsResponse;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.ReadOptions;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.Soa;
import java.util.List;
import java.util.stream.Stream;

/// What scenarios ask of the store, in few words. A refusal or a lost answer is as good as any
/// other: what came of a call is in the history.
record Caller(HoldfastClient client) {

  void createZone(String zone) {
    RecordSet server =
        RecordSet.newBuilder()
            .setType("NS")
            .setTtlSeconds(3600)
            .addValues("ns1.example.net.")
            .build();
    client
        .zones()
        .create(
            CreateZoneRequest.newBuilder()
                .setName(zone)
                .setSoa(
                    Soa.newBuilder()
                        .setPrimaryNameServer("ns1.example.net.")
                        .setResponsibleMailbox("hostmaster.example.net.")
                        .setRefreshSeconds(3600)
                        .setRetrySeconds(600)
                        .setExpireSeconds(604_800)
                        .setMinimumSeconds(60)
                        .setTtlSeconds(3600))
                .addApex(server)
                .build());
  }

  private static RecordSet addresses(String name, String... addresses) {
    return RecordSet.newBuilder()
        .setName(name)
        .setType("A")
        .setTtlSeconds(60)
        .addAllValues(List.of(addresses))
        .build();
  }

  void put(String name, String... addresses) {
    putAs("", name, addresses);
  }

  /// @param request its id; empty for a new one
  void putAs(String request, String name, String... addresses) {
    attempt(() ->
        client
            .recordSets()
            .put(
                PutRecordSetsRequest.newBuilder()
                    .setHeader(RequestHeader.newBuilder().setRequestId(request))
                    .addRecordSets(addresses(name, addresses))
                    .build()));
  }

  /// @return the plan's generation
  long plan(String address, String... names) {
    List<PlannedEndpoint> endpoints =
        Stream.of(names)
            .map(name ->
                PlannedEndpoint.newBuilder()
                    .setName(name)
                    .addRecordSets(addresses(name, address))
                    .build())
            .toList();
    return client.plans().submit("seeded", () -> endpoints).getGeneration();
  }

  void enact(long generation) {
    attempt(() ->
        client
            .plans()
            .enact(
                EnactPlanRequest.newBuilder()
                    .setGeneration(generation)
                    .setAllEndpoints(true)
                    .setMode(EnactMode.ENACT_MODE_INDEPENDENT)
                    .build()));
  }

  void cleanUp() {
    attempt(() -> client.cleanUp(CleanUpRequest.newBuilder().setKeepNewest(1).build()));
  }

  void read(String... names) {
    attempt(() -> get(Consistency.CONSISTENCY_LINEARIZABLE, names));
  }

  void readLocal(String... names) {
    attempt(() -> get(Consistency.CONSISTENCY_LOCAL, names));
  }

  /// The store's revision, by a linearizable read.
  long revision(String name) {
    return get(Consistency.CONSISTENCY_LINEARIZABLE, name).getHeader().getRevision();
  }

  private GetRecordSetsResponse get(Consistency consistency, String... names) {
    return client
        .recordSets()
        .read(
            GetRecordSetsRequest.newBuilder()
                .addAllNames(List.of(names))
                .setRead(ReadOptions.newBuilder().setConsistency(consistency))
                .build());
  }

  private static void attempt(Runnable call) {
    try {
      call.run();
    } catch (HoldfastException recorded) {
      // The recorder has seen what came of it.
    }
  }
}
