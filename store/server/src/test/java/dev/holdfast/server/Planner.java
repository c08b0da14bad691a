package dev.holdfast.server;

import com.google.protobuf.ByteString;
import dev.holdfast.v1.EnactMode;
import dev.holdfast.v1.EnactPlanRequest;
import dev.holdfast.v1.EnactPlanResponse;
import dev.holdfast.v1.ImportZoneRequest;
import dev.holdfast.v1.ImportZoneResponse;
import dev.holdfast.v1.OpenPlanRequest;
import dev.holdfast.v1.PlanServiceGrpc;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.SealPlanRequest;
import dev.holdfast.v1.Soa;
import dev.holdfast.v1.StageRecordSetsRequest;
import dev.holdfast.v1.StageRecordSetsResponse;
import dev.holdfast.v1.ZoneServiceGrpc;
import io.grpc.Channel;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.util.List;

/// Makes plans by the plain stubs, call by call.
final class Planner {

  private static final String ZONE = "example.";
  static final Soa SOA =
      Soa.newBuilder()
          .setPrimaryNameServer("ns1.example.")
          .setResponsibleMailbox("hostmaster.example.")
          .setRefreshSeconds(7200)
          .setRetrySeconds(900)
          .setExpireSeconds(1_209_600)
          .setMinimumSeconds(60)
          .setTtlSeconds(3600)
          .build();

  private final Channel channel;
  private final String zone;

  /// A planner of the zone `example.`
  Planner(RunningNode node) {
    this(node, ZONE);
  }

  Planner(RunningNode node, String zone) {
    this(node.channel(), zone);
  }

  Planner(Channel channel, String zone) {
    this.channel = channel;
    this.zone = zone;
  }

  static PlannedEndpoint endpoint(String name, RecordSet... sets) {
    return PlannedEndpoint.newBuilder().setName(name).addAllRecordSets(List.of(sets)).build();
  }

  static PlannedEndpoint address(String name, String... addresses) {
    return endpoint(name, set("", "A", addresses));
  }

  static RecordSet set(String name, String type, String... values) {
    return RecordSet.newBuilder()
        .setName(name)
        .setType(type)
        .setTtlSeconds(60)
        .addAllValues(List.of(values))
        .build();
  }

  private PlannedEndpoint apex() {
    return endpoint(zone, set("", "NS", "ns1.example.", "ns2.example."));
  }

  /// Opens, stages and seals a plan; tells its generation.
  long seal(PlannedEndpoint... endpoints) {
    long generation = open();
    seal(generation, endpoints);
    return generation;
  }

  long open() {
    return PlanServiceGrpc.newBlockingStub(channel)
        .openPlan(OpenPlanRequest.getDefaultInstance())
        .getGeneration();
  }

  void seal(long generation, PlannedEndpoint... endpoints) {
    StageRecordSetsResponse staged =
        stage(
            StageRecordSetsRequest.newBuilder()
                .setGeneration(generation)
                .addAllEndpoints(List.of(endpoints))
                .build());
    seal(
        generation,
        staged.getStagedDigest(),
        staged.getStagedEndpointCount(),
        staged.getStagedRecordSetCount());
  }

  void seal(long generation, ByteString digest, long endpoints, long recordSets) {
    PlanServiceGrpc.newBlockingStub(channel)
        .sealPlan(
            SealPlanRequest.newBuilder()
                .setGeneration(generation)
                .setDigest(digest)
                .setEndpointCount(endpoints)
                .setRecordSetCount(recordSets)
                .build());
  }

  /// Stages chunks over one stream.
  StageRecordSetsResponse stage(StageRecordSetsRequest... chunks) {
    BlockingClientCall<StageRecordSetsRequest, StageRecordSetsResponse> call =
        PlanServiceGrpc.newBlockingV2Stub(channel).stageRecordSets();
    try {
      for (StageRecordSetsRequest chunk : chunks) {
        if (!call.write(chunk)) {
          break;
        }
      }
      call.halfClose();
      return call.read();
    } catch (StatusException refused) {
      throw refused.getStatus().asRuntimeException(refused.getTrailers());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while staging", interrupted);
    }
  }

  /// Imports the zone with its apex and these endpoints; tells the plan's generation.
  long importZone(PlannedEndpoint... endpoints) {
    long generation = open();
    PlannedEndpoint[] all = new PlannedEndpoint[endpoints.length + 1];
    all[0] = apex();
    System.arraycopy(endpoints, 0, all, 1, endpoints.length);
    seal(generation, all);
    importZone(generation);
    return generation;
  }

  ImportZoneResponse importZone(long generation) {
    return ZoneServiceGrpc.newBlockingStub(channel)
        .importZone(
            ImportZoneRequest.newBuilder()
                .setZone(zone)
                .setSoa(SOA)
                .setGeneration(generation)
                .setSerial(2026010101)
                .build());
  }

  EnactPlanResponse enactAll(long generation) {
    return PlanServiceGrpc.newBlockingStub(channel)
        .enactPlan(
            EnactPlanRequest.newBuilder().setGeneration(generation).setAllEndpoints(true).build());
  }

  EnactPlanResponse enact(long generation, EnactMode mode, String... endpoints) {
    return PlanServiceGrpc.newBlockingStub(channel)
        .enactPlan(
            EnactPlanRequest.newBuilder()
                .setGeneration(generation)
                .addAllEndpoints(List.of(endpoints))
                .setMode(mode)
                .build());
  }
}
