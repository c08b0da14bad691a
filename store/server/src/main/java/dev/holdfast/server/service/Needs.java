package dev.holdfast.server.service;

import com.google.protobuf.Message;
import dev.holdfast.access.Area;
import dev.holdfast.access.Role;
import dev.holdfast.access.Scope;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanContents;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.server.call.Need;
import dev.holdfast.server.translation.Field;
import dev.holdfast.server.translation.Names;
import dev.holdfast.v1.AccessServiceGrpc;
import dev.holdfast.v1.AuditServiceGrpc;
import dev.holdfast.v1.BackupServiceGrpc;
import dev.holdfast.v1.ClusterServiceGrpc;
import dev.holdfast.v1.DiffPlanRequest;
import dev.holdfast.v1.ExportZoneRequest;
import dev.holdfast.v1.FreezeServiceGrpc;
import dev.holdfast.v1.GetGuardsRequest;
import dev.holdfast.v1.GetHistoryRequest;
import dev.holdfast.v1.GetPlanRequest;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.GetZoneRequest;
import dev.holdfast.v1.GuardServiceGrpc;
import dev.holdfast.v1.ListFreezesRequest;
import dev.holdfast.v1.ListGuardsRequest;
import dev.holdfast.v1.ListRecordSetsRequest;
import dev.holdfast.v1.MembershipServiceGrpc;
import dev.holdfast.v1.OutcomeServiceGrpc;
import dev.holdfast.v1.OverrideServiceGrpc;
import dev.holdfast.v1.PlanServiceGrpc;
import dev.holdfast.v1.RecordSetServiceGrpc;
import dev.holdfast.v1.Selection;
import dev.holdfast.v1.SessionServiceGrpc;
import dev.holdfast.v1.TargetServiceGrpc;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.ZoneServiceGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.health.v1.HealthGrpc;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/// What each method takes, once access is enabled.
///
/// A read takes the role reader over all it can tell: who may see one zone only has to name it, or
/// names in it. Nothing is left out of an answer silently, so a list never looks shorter than it
/// is.
final class Needs {

  private static final Need.Changing CHANGING = new Need.Changing();
  private static final Need.BeingNode BEING_NODE = new Need.BeingNode();

  /// Some role, wherever it counts: what is told names no endpoint.
  private static final Need.Reading ANYTHING = reading((_, _) -> Stream.of(new Area.Nowhere()));

  private static final Need.Reading EVERYTHING = reading((_, _) -> Stream.of(Area.store()));

  private static final Need.Reading ADMINISTERING =
      new Need.Reading(Role.ADMIN, (_, _) -> Stream.of(Area.store()));

  private final Map<String, Need> byMethod = new HashMap<>();

  private Needs() {}

  /// The needs of all methods, by their full names.
  static Map<String, Need> all() {
    Needs needs = new Needs();
    Services.changingMethods().forEach(method -> needs.byMethod.put(method, CHANGING));
    needs.recordSets();
    needs.plans();
    needs.zonesAndRules();
    needs.cluster();
    return Map.copyOf(needs.byMethod);
  }

  private void put(MethodDescriptor<?, ?> method, Need need) {
    byMethod.put(method.getFullMethodName(), need);
  }

  private <Q extends Message> void reads(
      MethodDescriptor<Q, ?> method, Function<Q, Stream<Area>> areas) {
    put(method, reading((request, _) -> areas.apply(cast(request))));
  }

  private <Q extends Message> void reads(
      MethodDescriptor<Q, ?> method, BiFunction<Q, State, Stream<Area>> areas) {
    put(method, reading((request, state) -> areas.apply(cast(request), state)));
  }

  private static Need.Reading reading(BiFunction<Message, State, Stream<Area>> areas) {
    return new Need.Reading(Role.READER, areas);
  }

  /// A method is called with its own request.
  @SuppressWarnings("unchecked")
  private static <Q extends Message> Q cast(Message request) {
    return (Q) request;
  }

  private void recordSets() {
    reads(
        RecordSetServiceGrpc.getGetRecordSetsMethod(),
        (GetRecordSetsRequest request) -> names(request.getNamesList()));
    reads(
        RecordSetServiceGrpc.getListRecordSetsMethod(),
        (ListRecordSetsRequest request) -> selected(request.getSelection()));
    reads(
        RecordSetServiceGrpc.getWatchRecordSetsMethod(),
        (WatchRecordSetsRequest request) -> selected(request.getSelection()));
    reads(
        RecordSetServiceGrpc.getGetHistoryMethod(),
        (GetHistoryRequest request) -> names(List.of(request.getName())));
  }

  private void plans() {
    put(PlanServiceGrpc.getListPlansMethod(), ANYTHING);
    put(PlanServiceGrpc.getWatchPlansMethod(), ANYTHING);
    reads(
        PlanServiceGrpc.getGetPlanMethod(),
        (GetPlanRequest request, State state) -> planned(request.getGeneration(), state));
    reads(
        PlanServiceGrpc.getDiffPlanMethod(),
        (DiffPlanRequest request, State state) -> planned(request.getGeneration(), state));
  }

  private void zonesAndRules() {
    put(ZoneServiceGrpc.getListZonesMethod(), EVERYTHING);
    reads(
        ZoneServiceGrpc.getGetZoneMethod(),
        (GetZoneRequest request) -> zone("name", request.getName()));
    reads(
        ZoneServiceGrpc.getExportZoneMethod(),
        (ExportZoneRequest request) -> zone("name", request.getName()));
    reads(
        FreezeServiceGrpc.getListFreezesMethod(),
        (ListFreezesRequest request) ->
            request.getHolding().isEmpty()
                ? Stream.of(Area.store())
                : names(List.of(request.getHolding())));
    reads(
        GuardServiceGrpc.getGetGuardsMethod(),
        (GetGuardsRequest request) -> names(List.of(request.getName())));
    reads(
        GuardServiceGrpc.getListGuardsMethod(),
        (ListGuardsRequest request) -> zone("zone", request.getZone()));
    put(OverrideServiceGrpc.getListOverridesMethod(), EVERYTHING);
    put(TargetServiceGrpc.getListTargetsMethod(), EVERYTHING);
    put(TargetServiceGrpc.getListHeldEndpointsMethod(), EVERYTHING);
    put(AuditServiceGrpc.getStreamAuditMethod(), EVERYTHING);
    put(AccessServiceGrpc.getListRolesMethod(), EVERYTHING);
    put(AccessServiceGrpc.getListTokensMethod(), EVERYTHING);
    put(OutcomeServiceGrpc.getGetOutcomeMethod(), ANYTHING);
    put(BackupServiceGrpc.getSaveBackupMethod(), ADMINISTERING);
  }

  private void cluster() {
    put(ClusterServiceGrpc.getStatusMethod(), ANYTHING);
    put(ClusterServiceGrpc.getConfirmMethod(), BEING_NODE);
    put(MembershipServiceGrpc.getGetMembershipMethod(), ANYTHING);
    // The log of the store knows nothing of these, so they are judged here alone.
    Stream.of(
            MembershipServiceGrpc.getAddMemberMethod(),
            MembershipServiceGrpc.getPromoteMemberMethod(),
            MembershipServiceGrpc.getRemoveMemberMethod(),
            MembershipServiceGrpc.getTransferLeadershipMethod())
        .forEach(method -> put(method, ADMINISTERING));
    // Each call that it carries is asked for its own need.
    put(SessionServiceGrpc.getExchangeMethod(), CHANGING);
    put(HealthGrpc.getCheckMethod(), new Need.Nothing());
    put(HealthGrpc.getWatchMethod(), new Need.Nothing());
    put(io.grpc.reflection.v1.ServerReflectionGrpc.getServerReflectionInfoMethod(), ANYTHING);
  }

  private static Stream<Area> names(Collection<String> names) {
    return names.isEmpty()
        ? Stream.of(new Area.Nowhere())
        : names.stream().map(name -> new Area.Name(Names.read(Field.of("name"), name)));
  }

  private static Stream<Area> zone(String field, String name) {
    return Stream.of(Area.zone(Names.read(Field.of(field), name)));
  }

  private static Stream<Area> selected(Selection selection) {
    if (!selection.getZone().isEmpty()) {
      return zone("selection.zone", selection.getZone());
    }
    if (!selection.getUnder().isEmpty()) {
      DomainName under = Names.read(Field.of("selection.under"), selection.getUnder());
      return Stream.of(new Area.All(new Scope.Suffix(under)));
    }
    if (selection.getNamesCount() > 0 && selection.getNamePrefix().isEmpty()) {
      return names(selection.getNamesList());
    }
    return Stream.of(Area.store());
  }

  /// Every name the plan is about.
  private static Stream<Area> planned(long generation, State state) {
    return switch (state.plans().find(generation).orElse(null)) {
      case Plan.Open open -> endpoints(open.contents());
      case Plan.Sealed sealed -> endpoints(sealed.contents());
      case Plan.Cleaned _ -> Stream.of(new Area.Nowhere());
      case null -> Stream.of(new Area.Nowhere());
    };
  }

  private static Stream<Area> endpoints(PlanContents contents) {
    return contents.endpoints().keySet().stream().map(Area.Name::new);
  }
}
