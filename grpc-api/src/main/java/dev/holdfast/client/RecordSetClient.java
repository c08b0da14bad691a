package dev.holdfast.client;

import dev.holdfast.contract.Limits;
import dev.holdfast.v1.DeleteRecordSetsRequest;
import dev.holdfast.v1.DeleteRecordSetsResponse;
import dev.holdfast.v1.GetHistoryRequest;
import dev.holdfast.v1.GetHistoryResponse;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.GetRecordSetsResponse;
import dev.holdfast.v1.ListRecordSetsRequest;
import dev.holdfast.v1.ListRecordSetsResponse;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.PageRequest;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.PutRecordSetsResponse;
import dev.holdfast.v1.RecordSetServiceGrpc;
import dev.holdfast.v1.TransactRequest;
import dev.holdfast.v1.TransactResponse;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.WatchRecordSetsResponse;
import java.util.Optional;
import java.util.stream.Stream;

/// Calls of the record set service.
public final class RecordSetClient {

  private final Calls calls;

  RecordSetClient(Calls calls) {
    this.calls = calls;
  }

  /// What is live at the names asked for, all from one moment.
  public GetRecordSetsResponse read(GetRecordSetsRequest request) {
    return calls.read(RecordSetServiceGrpc.getGetRecordSetsMethod(), request);
  }

  /// What is live at this name, if anything ever was; a retired endpoint is there, without record
  /// sets.
  public Optional<LiveEndpoint> find(String name) {
    return read(GetRecordSetsRequest.newBuilder().addNames(name).build())
        .getEndpointsList()
        .stream()
        .findFirst();
  }

  /// One page of a list.
  public ListRecordSetsResponse page(ListRecordSetsRequest request) {
    return calls.read(RecordSetServiceGrpc.getListRecordSetsMethod(), request);
  }

  /// The whole list that `request` begins, fetched page by page.
  public Stream<LiveEndpoint> list(ListRecordSetsRequest request) {
    PageRequest page =
        request.getPage().getPageSize() > 0
            ? request.getPage()
            : PageRequest.newBuilder().setPageSize(Limits.PAGE_SIZE_MAX).build();
    return Paging.stream(
        token -> page(request.toBuilder().setPage(page.toBuilder().setPageToken(token)).build()),
        ListRecordSetsResponse::getEndpointsList,
        ListRecordSetsResponse::getNextPageToken);
  }

  /// One page of what an endpoint answers and has answered, newest first.
  public GetHistoryResponse history(GetHistoryRequest request) {
    return calls.read(RecordSetServiceGrpc.getGetHistoryMethod(), request);
  }

  public PutRecordSetsResponse put(PutRecordSetsRequest request) {
    return calls.change(RecordSetServiceGrpc.getPutRecordSetsMethod(), request);
  }

  public DeleteRecordSetsResponse delete(DeleteRecordSetsRequest request) {
    return calls.change(RecordSetServiceGrpc.getDeleteRecordSetsMethod(), request);
  }

  public TransactResponse transact(TransactRequest request) {
    return calls.change(RecordSetServiceGrpc.getTransactMethod(), request);
  }

  /// Watches changes; when this returns, the watch has begun.
  public Watch<WatchRecordSetsResponse> watch(WatchRecordSetsRequest request) {
    return ResumingWatch.open(
        calls, new WatchSource.OfRecordSets(), request, ResumingWatch.SILENCE);
  }
}
