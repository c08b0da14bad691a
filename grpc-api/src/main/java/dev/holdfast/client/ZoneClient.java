package dev.holdfast.client;

import dev.holdfast.v1.CreateZoneRequest;
import dev.holdfast.v1.CreateZoneResponse;
import dev.holdfast.v1.DeleteZoneRequest;
import dev.holdfast.v1.DeleteZoneResponse;
import dev.holdfast.v1.ExportZoneRequest;
import dev.holdfast.v1.GetZoneRequest;
import dev.holdfast.v1.ImportZoneRequest;
import dev.holdfast.v1.ImportZoneResponse;
import dev.holdfast.v1.ListZonesRequest;
import dev.holdfast.v1.ListZonesResponse;
import dev.holdfast.v1.PageRequest;
import dev.holdfast.v1.ReadOptions;
import dev.holdfast.v1.SetHistoryLimitRequest;
import dev.holdfast.v1.SetHistoryLimitResponse;
import dev.holdfast.v1.Zone;
import dev.holdfast.v1.ZoneServiceGrpc;
import java.util.Optional;
import java.util.stream.Stream;

/// Calls of the zone service.
public final class ZoneClient {

  private final Calls calls;

  ZoneClient(Calls calls) {
    this.calls = calls;
  }

  public CreateZoneResponse create(CreateZoneRequest request) {
    return calls.change(ZoneServiceGrpc.getCreateZoneMethod(), request);
  }

  public ImportZoneResponse importPlan(ImportZoneRequest request) {
    return calls.change(ZoneServiceGrpc.getImportZoneMethod(), request);
  }

  public DeleteZoneResponse delete(DeleteZoneRequest request) {
    return calls.change(ZoneServiceGrpc.getDeleteZoneMethod(), request);
  }

  /// Sets how many earlier contents each endpoint of a zone keeps.
  public SetHistoryLimitResponse setHistoryLimit(SetHistoryLimitRequest request) {
    return calls.change(ZoneServiceGrpc.getSetHistoryLimitMethod(), request);
  }

  /// The zone of this name, if there is one.
  public Optional<Zone> find(String name) {
    GetZoneRequest request = GetZoneRequest.newBuilder().setName(name).build();
    try {
      return Optional.of(calls.read(ZoneServiceGrpc.getGetZoneMethod(), request).getZone());
    } catch (NotFoundException _) {
      return Optional.empty();
    }
  }

  /// All zones in canonical order of names, fetched page by page.
  public Stream<Zone> list(ReadOptions read) {
    return Paging.stream(
        token ->
            calls.read(
                ZoneServiceGrpc.getListZonesMethod(),
                ListZonesRequest.newBuilder()
                    .setRead(read)
                    .setPage(PageRequest.newBuilder().setPageToken(token))
                    .build()),
        ListZonesResponse::getZonesList,
        ListZonesResponse::getNextPageToken);
  }

  /// All of the zone at one moment.
  public ZoneExport export(ExportZoneRequest request) {
    return ZoneExport.open(calls, request);
  }
}
