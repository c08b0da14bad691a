package dev.holdfast.server.service;

import dev.holdfast.contract.Limits;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.server.translation.EndpointMessages;
import dev.holdfast.server.translation.Field;
import dev.holdfast.server.translation.Names;
import dev.holdfast.server.translation.ZoneMessages;
import dev.holdfast.server.translation.ZoneRequests;
import dev.holdfast.v1.CreateZoneRequest;
import dev.holdfast.v1.CreateZoneResponse;
import dev.holdfast.v1.DeleteZoneRequest;
import dev.holdfast.v1.DeleteZoneResponse;
import dev.holdfast.v1.ExportChunk;
import dev.holdfast.v1.ExportHeader;
import dev.holdfast.v1.ExportZoneRequest;
import dev.holdfast.v1.ExportZoneResponse;
import dev.holdfast.v1.GetZoneRequest;
import dev.holdfast.v1.GetZoneResponse;
import dev.holdfast.v1.ImportZoneRequest;
import dev.holdfast.v1.ImportZoneResponse;
import dev.holdfast.v1.ListZonesRequest;
import dev.holdfast.v1.ListZonesResponse;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.SetHistoryLimitRequest;
import dev.holdfast.v1.SetHistoryLimitResponse;
import dev.holdfast.v1.ZoneServiceGrpc;
import dev.holdfast.zone.Zone;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.Optional;

/// Zones: made, imported, read, deleted, exported.
final class ZoneService extends ZoneServiceGrpc.ZoneServiceImplBase {

  /// Octets of an export's message: small enough that a slow reader holds little, far below the
  /// limit of a response.
  private static final int CHUNK_OCTETS = Limits.RESPONSE_OCTETS / 4;

  private final Changes changes;
  private final Reads reads;
  private final Headers headers;

  ZoneService(Changes changes, Reads reads, Headers headers) {
    this.changes = changes;
    this.reads = reads;
    this.headers = headers;
  }

  @Override
  public void createZone(CreateZoneRequest request, StreamObserver<CreateZoneResponse> observer) {
    var created =
        changes.make(
            request, request.getHeader(), ZoneRequests.create(request), Outcome.ZoneCreated.class);
    observer.onNext(
        CreateZoneResponse.newBuilder()
            .setHeader(created.header())
            .setZone(zone(created.after(), created.outcome().zone()))
            .setGeneration(created.outcome().generation())
            .build());
    observer.onCompleted();
  }

  @Override
  public void importZone(ImportZoneRequest request, StreamObserver<ImportZoneResponse> observer) {
    var imported =
        changes.make(
            request, request.getHeader(), ZoneRequests.load(request), Outcome.ZoneImported.class);
    observer.onNext(
        ImportZoneResponse.newBuilder()
            .setHeader(imported.header())
            .setZone(zone(imported.after(), imported.outcome().zone()))
            .setEnactedCount(imported.outcome().endpoints())
            .build());
    observer.onCompleted();
  }

  @Override
  public void deleteZone(DeleteZoneRequest request, StreamObserver<DeleteZoneResponse> observer) {
    var deleted =
        changes.make(
            request, request.getHeader(), ZoneRequests.delete(request), Outcome.ZoneDeleted.class);
    observer.onNext(DeleteZoneResponse.newBuilder().setHeader(deleted.header()).build());
    observer.onCompleted();
  }

  @Override
  public void setHistoryLimit(
      SetHistoryLimitRequest request, StreamObserver<SetHistoryLimitResponse> observer) {
    var set =
        changes.make(
            request,
            request.getHeader(),
            ZoneRequests.historyLimit(request),
            Outcome.HistoryLimitSet.class);
    observer.onNext(
        SetHistoryLimitResponse.newBuilder()
            .setHeader(set.header())
            .setZone(zone(set.after(), set.outcome().zone()))
            .build());
    observer.onCompleted();
  }

  /// The zone as it is now, or by its name alone where it has been deleted again since.
  private static dev.holdfast.v1.Zone zone(State state, DomainName name) {
    return state
        .zones()
        .find(name)
        .map(found -> ZoneMessages.zone(found, state.freezes()))
        .orElseGet(() -> dev.holdfast.v1.Zone.newBuilder().setName(name.toString()).build());
  }

  @Override
  public void getZone(GetZoneRequest request, StreamObserver<GetZoneResponse> observer) {
    DomainName name = Names.read(Field.of("name"), request.getName());
    Moment moment = reads.at(request.getRead());
    observer.onNext(
        GetZoneResponse.newBuilder()
            .setHeader(headers.of(moment))
            .setZone(ZoneMessages.zone(find(moment, name), moment.state().freezes()))
            .build());
    observer.onCompleted();
  }

  private static Zone find(Moment moment, DomainName name) {
    return moment
        .state()
        .zones()
        .find(name)
        .orElseThrow(() -> Selected.noSuchZone(name).toException());
  }

  @Override
  public void listZones(ListZonesRequest request, StreamObserver<ListZonesResponse> observer) {
    Pages page = Pages.of(request);
    Optional<DomainName> after = page.afterAs(DomainName::of);
    Moment moment = reads.at(request.getRead());
    var zones = moment.state().zones().byName();
    var rest = after.isPresent() ? zones.tailMap(after.get(), false) : zones;
    var filled =
        page.fill(
            rest.values().iterator(),
            zone -> zone.name().toString(),
            zone -> Optional.of(ZoneMessages.zone(zone, moment.state().freezes())));
    observer.onNext(
        ListZonesResponse.newBuilder()
            .setHeader(headers.of(moment))
            .addAllZones(filled.messages())
            .setNextPageToken(filled.nextToken())
            .build());
    observer.onCompleted();
  }

  @Override
  public void exportZone(ExportZoneRequest request, StreamObserver<ExportZoneResponse> observer) {
    DomainName name = Names.read(Field.of("name"), request.getName());
    Moment moment = reads.at(request.getRead());
    Zone zone = find(moment, name);
    ExportHeader header =
        ExportHeader.newBuilder()
            .setHeader(headers.of(moment))
            .setZone(ZoneMessages.zone(zone, moment.state().freezes()))
            .build();
    Outflow.start("ExportZone", observer, out -> export(zone, header, out));
  }

  /// The zone is one immutable version, so this sees one moment however long it takes.
  private static void export(Zone zone, ExportHeader header, Outflow<ExportZoneResponse> out) {
    if (!out.send(ExportZoneResponse.newBuilder().setExport(header).build())) {
      return;
    }
    ExportChunk.Builder chunk = ExportChunk.newBuilder();
    int octets = 0;
    for (Map.Entry<DomainName, Endpoint> entry : zone.endpoints().entrySet()) {
      if (entry.getValue().isRetired()) {
        continue;
      }
      LiveEndpoint endpoint =
          EndpointMessages.live(zone.name(), entry.getKey(), entry.getValue().live());
      if (octets > 0 && octets + endpoint.getSerializedSize() > CHUNK_OCTETS) {
        if (!out.send(ExportZoneResponse.newBuilder().setChunk(chunk).build())) {
          return;
        }
        chunk.clear();
        octets = 0;
      }
      chunk.addEndpoints(endpoint);
      octets += endpoint.getSerializedSize();
    }
    if (octets > 0) {
      out.send(ExportZoneResponse.newBuilder().setChunk(chunk).build());
    }
  }
}
