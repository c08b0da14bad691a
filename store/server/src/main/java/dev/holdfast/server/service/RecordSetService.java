package dev.holdfast.server.service;

import dev.holdfast.contract.Failure;
import dev.holdfast.contract.Limits;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordType;
import dev.holdfast.server.translation.EndpointMessages;
import dev.holdfast.server.translation.Field;
import dev.holdfast.server.translation.Names;
import dev.holdfast.server.translation.RecordSetRequests;
import dev.holdfast.server.translation.TransactRequests;
import dev.holdfast.v1.DeleteRecordSetsRequest;
import dev.holdfast.v1.DeleteRecordSetsResponse;
import dev.holdfast.v1.GetHistoryRequest;
import dev.holdfast.v1.GetHistoryResponse;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.GetRecordSetsResponse;
import dev.holdfast.v1.ListRecordSetsRequest;
import dev.holdfast.v1.ListRecordSetsResponse;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.PutRecordSetsResponse;
import dev.holdfast.v1.RecordSetServiceGrpc;
import dev.holdfast.v1.TransactRequest;
import dev.holdfast.v1.TransactResponse;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.WatchRecordSetsResponse;
import dev.holdfast.zone.Zone;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What is live: read, listed, put, deleted, watched.
final class RecordSetService extends RecordSetServiceGrpc.RecordSetServiceImplBase {

  private final Changes changes;
  private final Reads reads;
  private final Headers headers;
  private final HistoryReads histories;
  private final Watches watches;

  RecordSetService(Changes changes, Reads reads, Headers headers, Watches watches) {
    this.changes = changes;
    this.reads = reads;
    this.headers = headers;
    this.histories = new HistoryReads(reads, headers);
    this.watches = watches;
  }

  @Override
  public void getRecordSets(
      GetRecordSetsRequest request, StreamObserver<GetRecordSetsResponse> observer) {
    List<DomainName> names = Names.readDistinct(Field.of("names"), request.getNamesList(), 1);
    Predicate<RecordType> types = RecordSetRequests.types(request.getTypesList());
    Moment moment = reads.at(request.getRead());
    GetRecordSetsResponse.Builder response =
        GetRecordSetsResponse.newBuilder().setHeader(headers.of(moment));
    for (DomainName name : names) {
      Optional<Zone> zone = moment.state().zones().enclosing(name);
      Optional<Endpoint> endpoint = zone.flatMap(found -> found.endpoint(name));
      if (endpoint.isPresent()) {
        response.addEndpoints(
            EndpointMessages.live(zone.get().name(), name, endpoint.get().live(), types));
      } else {
        response.addMissing(name.toString());
      }
    }
    observer.onNext(receivable(response.build()));
    observer.onCompleted();
  }

  /// Names can be few and what they hold much; a client is not ready for any size.
  private static GetRecordSetsResponse receivable(GetRecordSetsResponse response) {
    if (response.getSerializedSize() > Limits.INBOUND_OCTETS) {
      throw new Failure.OverLimit(
              "response size",
              Limits.INBOUND_OCTETS + " octets",
              response.getSerializedSize() + " octets; ask for fewer names or types")
          .toException();
    }
    return response;
  }

  @Override
  public void listRecordSets(
      ListRecordSetsRequest request, StreamObserver<ListRecordSetsResponse> observer) {
    Selected selected = Selected.of(request.getSelection());
    Predicate<RecordType> types = RecordSetRequests.types(request.getTypesList());
    boolean anyType = request.getTypesCount() == 0;
    Pages page = Pages.of(request);
    Optional<Listing.Place> after = page.afterAs(Listing.Place::parse);
    Moment moment = reads.at(request.getRead());
    var filled =
        page.fill(
            Listing.of(moment.state(), selected.checkedAgainst(moment.state()), after),
            entry -> entry.place().toString(),
            entry -> listed(entry, selected, types, anyType));
    observer.onNext(
        ListRecordSetsResponse.newBuilder()
            .setHeader(headers.of(moment))
            .addAllEndpoints(filled.messages())
            .setNextPageToken(filled.nextToken())
            .build());
    observer.onCompleted();
  }

  private static Optional<LiveEndpoint> listed(
      Listing.Entry entry, Selected selected, Predicate<RecordType> types, boolean anyType) {
    if (entry.endpoint().isRetired() || !selected.matches(entry.zone(), entry.owner())) {
      return Optional.empty();
    }
    return Optional.of(
            EndpointMessages.live(entry.zone(), entry.owner(), entry.endpoint().live(), types))
        .filter(message -> anyType || message.getRecordSetsCount() > 0);
  }

  @Override
  public void getHistory(GetHistoryRequest request, StreamObserver<GetHistoryResponse> observer) {
    observer.onNext(histories.history(request));
    observer.onCompleted();
  }

  @Override
  public void putRecordSets(
      PutRecordSetsRequest request, StreamObserver<PutRecordSetsResponse> observer) {
    var put =
        changes.make(
            request,
            request.getHeader(),
            RecordSetRequests.put(request),
            Outcome.RecordSetsPut.class);
    observer.onNext(
        PutRecordSetsResponse.newBuilder()
            .setHeader(put.header())
            .setGeneration(put.outcome().generation())
            .setEnactedCount(put.outcome().endpoints())
            .build());
    observer.onCompleted();
  }

  @Override
  public void deleteRecordSets(
      DeleteRecordSetsRequest request, StreamObserver<DeleteRecordSetsResponse> observer) {
    var deleted =
        changes.make(
            request,
            request.getHeader(),
            RecordSetRequests.delete(request),
            Outcome.RecordSetsDeleted.class);
    observer.onNext(
        DeleteRecordSetsResponse.newBuilder()
            .setHeader(deleted.header())
            .setGeneration(deleted.outcome().generation())
            .setDeletedCount(deleted.outcome().recordSets())
            .build());
    observer.onCompleted();
  }

  @Override
  public void transact(TransactRequest request, StreamObserver<TransactResponse> observer) {
    var made =
        changes.make(
            request,
            request.getHeader(),
            TransactRequests.transact(request),
            Outcome.Transacted.class);
    observer.onNext(
        TransactResponse.newBuilder()
            .setHeader(made.header())
            .setComparisonsHeld(made.outcome().held())
            .setGeneration(made.outcome().generation())
            .setEnactedCount(made.outcome().endpoints())
            .build());
    observer.onCompleted();
  }

  @Override
  public void watchRecordSets(
      WatchRecordSetsRequest request, StreamObserver<WatchRecordSetsResponse> observer) {
    Selected selected = Selected.of(request.getSelection());
    watches.start(
        "WatchRecordSets",
        Watches.Beginning.of(
            request.hasAfterRevision(), request.getAfterRevision(), request.getCurrentFirst()),
        request.getRead(),
        new RecordSetTeller(selected),
        observer);
  }
}
