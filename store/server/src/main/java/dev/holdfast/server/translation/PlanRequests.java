package dev.holdfast.server.translation;

import com.google.protobuf.ByteString;
import dev.holdfast.protocol.Command;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.v1.DiffPlanRequest;
import dev.holdfast.v1.EnactMode;
import dev.holdfast.v1.EnactPlanRequest;
import dev.holdfast.v1.RollBackRequest;
import dev.holdfast.v1.SealPlanRequest;
import dev.holdfast.v1.StageRecordSetsRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Requests of the plan service as commands.
public final class PlanRequests {

  private PlanRequests() {}

  public static Command.StageRecordSets stage(StageRecordSetsRequest request) {
    Field field = Field.of("endpoints");
    field.count(request.getEndpointsCount(), 1, Integer.MAX_VALUE, "endpoints");
    List<Command.Desired> endpoints = new ArrayList<>(request.getEndpointsCount());
    for (int i = 0; i < request.getEndpointsCount(); i++) {
      endpoints.add(RecordSetReader.endpoint(field.at(i), request.getEndpoints(i)));
    }
    return new Command.StageRecordSets(
        Field.of("generation").generation(request.getGeneration()),
        Field.of("chunk_index").number(request.getChunkIndex(), 0, Integer.MAX_VALUE),
        endpoints);
  }

  public static Command.SealPlan seal(SealPlanRequest request) {
    return new Command.SealPlan(
        Field.of("generation").generation(request.getGeneration()),
        Field.of("digest").read(() -> Digest.of(request.getDigest().toByteArray())),
        Field.of("endpoint_count").number(request.getEndpointCount(), 0, Long.MAX_VALUE),
        Field.of("record_set_count").number(request.getRecordSetCount(), 0, Long.MAX_VALUE));
  }

  public static Command.EnactPlan enact(EnactPlanRequest request) {
    return new Command.EnactPlan(
        Field.of("generation").generation(request.getGeneration()),
        scope(request),
        mode(request.getMode()),
        Overrides.ids(request.getOverrideIdsList()),
        reviewed(request.getReviewedDigest()));
  }

  private static Optional<Digest> reviewed(ByteString digest) {
    return digest.isEmpty()
        ? Optional.empty()
        : Optional.of(Field.of("reviewed_digest").read(() -> Digest.of(digest.toByteArray())));
  }

  /// What a comparison with the live state asks the machine: unless told otherwise every endpoint
  /// for itself.
  public static Command.EnactPlan judge(DiffPlanRequest request) {
    List<String> endpoints = request.getEndpointsList();
    return new Command.EnactPlan(
        Field.of("generation").generation(request.getGeneration()),
        endpoints.isEmpty()
            ? new Command.Scope.All()
            : new Command.Scope.Named(Names.readDistinct(Field.of("endpoints"), endpoints, 1)),
        request.getMode() == EnactMode.ENACT_MODE_UNSPECIFIED
            ? Command.Mode.INDEPENDENT
            : mode(request.getMode()),
        Overrides.ids(request.getOverrideIdsList()));
  }

  private static Command.Scope scope(EnactPlanRequest request) {
    Field field = Field.of("endpoints");
    if (request.getAllEndpoints() == (request.getEndpointsCount() > 0)) {
      throw field.invalid(
          request.getAllEndpoints()
              ? "is given beside all_endpoints; give one of them"
              : "is empty; name the endpoints, or set all_endpoints");
    }
    return request.getAllEndpoints()
        ? new Command.Scope.All()
        : new Command.Scope.Named(Names.readDistinct(field, request.getEndpointsList(), 1));
  }

  private static Command.Mode mode(EnactMode mode) {
    return switch (mode) {
      case ENACT_MODE_UNSPECIFIED, ENACT_MODE_ATOMIC -> Command.Mode.ATOMIC;
      case ENACT_MODE_INDEPENDENT -> Command.Mode.INDEPENDENT;
      case UNRECOGNIZED -> throw Field.of("mode").invalid("is no mode this node knows");
    };
  }

  public static Command.RollBack rollBack(RollBackRequest request) {
    return new Command.RollBack(
        selection(request),
        request.hasToGeneration()
            ? new Command.Destination.Generation(
                Field.of("to_generation").generation(request.getToGeneration()))
            : new Command.Destination.Previous(),
        Overrides.ids(request.getOverrideIdsList()),
        !request.getLeaveUnfrozen());
  }

  private static Command.Selection selection(RollBackRequest request) {
    Field field = Field.of("endpoints");
    boolean named = request.getEndpointsCount() > 0;
    boolean ofPlan = request.getAllOfPlan() != 0;
    if (named == ofPlan) {
      throw field.invalid(
          named
              ? "is given beside all_of_plan; give one of them"
              : "is empty; name the endpoints, or the plan in all_of_plan");
    }
    if (ofPlan) {
      return new Command.Selection.LiveFrom(
          Field.of("all_of_plan").generation(request.getAllOfPlan()));
    }
    List<DomainName> endpoints = Names.readDistinct(field, request.getEndpointsList(), 1);
    return new Command.Selection.Endpoints(endpoints);
  }
}
