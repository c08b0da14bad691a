package dev.holdfast.client;

import dev.holdfast.contract.Limits;
import dev.holdfast.v1.FreezeInForce;
import dev.holdfast.v1.FreezeRequest;
import dev.holdfast.v1.FreezeResponse;
import dev.holdfast.v1.FreezeServiceGrpc;
import dev.holdfast.v1.ListFreezesRequest;
import dev.holdfast.v1.ListFreezesResponse;
import dev.holdfast.v1.PageRequest;
import dev.holdfast.v1.UnfreezeRequest;
import dev.holdfast.v1.UnfreezeResponse;
import java.util.stream.Stream;

/// Calls of the freeze service.
public final class FreezeClient {

  private final Calls calls;

  FreezeClient(Calls calls) {
    this.calls = calls;
  }

  public FreezeResponse freeze(FreezeRequest request) {
    return calls.change(FreezeServiceGrpc.getFreezeMethod(), request);
  }

  public UnfreezeResponse unfreeze(UnfreezeRequest request) {
    return calls.change(FreezeServiceGrpc.getUnfreezeMethod(), request);
  }

  /// The whole list that `request` begins, fetched page by page.
  public Stream<FreezeInForce> list(ListFreezesRequest request) {
    return Paging.stream(
        token ->
            calls.read(
                FreezeServiceGrpc.getListFreezesMethod(),
                request.toBuilder()
                    .setPage(
                        PageRequest.newBuilder()
                            .setPageSize(Limits.PAGE_SIZE_MAX)
                            .setPageToken(token))
                    .build()),
        ListFreezesResponse::getFreezesList,
        ListFreezesResponse::getNextPageToken);
  }
}
