package dev.holdfast.client;

import dev.holdfast.contract.Limits;
import dev.holdfast.v1.GetGuardsRequest;
import dev.holdfast.v1.GetGuardsResponse;
import dev.holdfast.v1.GuardServiceGrpc;
import dev.holdfast.v1.GuardsSet;
import dev.holdfast.v1.ListGuardsRequest;
import dev.holdfast.v1.ListGuardsResponse;
import dev.holdfast.v1.PageRequest;
import dev.holdfast.v1.SetGuardsRequest;
import dev.holdfast.v1.SetGuardsResponse;
import java.util.stream.Stream;

/// Calls of the guard service.
public final class GuardClient {

  private final Calls calls;

  GuardClient(Calls calls) {
    this.calls = calls;
  }

  public SetGuardsResponse set(SetGuardsRequest request) {
    return calls.change(GuardServiceGrpc.getSetGuardsMethod(), request);
  }

  /// What is in force at an endpoint, and where each limit comes from.
  public GetGuardsResponse at(GetGuardsRequest request) {
    return calls.read(GuardServiceGrpc.getGetGuardsMethod(), request);
  }

  /// What is set in a zone, in the whole list that `request` begins, fetched page by page.
  public Stream<GuardsSet> list(ListGuardsRequest request) {
    return Paging.stream(
        token ->
            calls.read(
                GuardServiceGrpc.getListGuardsMethod(),
                request.toBuilder()
                    .setPage(
                        PageRequest.newBuilder()
                            .setPageSize(Limits.PAGE_SIZE_MAX)
                            .setPageToken(token))
                    .build()),
        ListGuardsResponse::getGuardsList,
        ListGuardsResponse::getNextPageToken);
  }
}
