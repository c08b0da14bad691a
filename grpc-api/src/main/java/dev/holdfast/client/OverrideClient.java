package dev.holdfast.client;

import dev.holdfast.v1.GrantOverrideRequest;
import dev.holdfast.v1.GrantOverrideResponse;
import dev.holdfast.v1.GrantedOverride;
import dev.holdfast.v1.ListOverridesRequest;
import dev.holdfast.v1.ListOverridesResponse;
import dev.holdfast.v1.OverrideServiceGrpc;
import dev.holdfast.v1.PageRequest;
import dev.holdfast.v1.RevokeOverrideRequest;
import dev.holdfast.v1.RevokeOverrideResponse;
import java.util.stream.Stream;

/// Calls of the override service.
public final class OverrideClient {

  private final Calls calls;

  OverrideClient(Calls calls) {
    this.calls = calls;
  }

  public GrantOverrideResponse grant(GrantOverrideRequest request) {
    return calls.change(OverrideServiceGrpc.getGrantOverrideMethod(), request);
  }

  public RevokeOverrideResponse revoke(RevokeOverrideRequest request) {
    return calls.change(OverrideServiceGrpc.getRevokeOverrideMethod(), request);
  }

  /// All overrides that can be listed, newest first, fetched page by page.
  public Stream<GrantedOverride> list() {
    return Paging.stream(
        token ->
            calls.read(
                OverrideServiceGrpc.getListOverridesMethod(),
                ListOverridesRequest.newBuilder()
                    .setPage(PageRequest.newBuilder().setPageToken(token))
                    .build()),
        ListOverridesResponse::getOverridesList,
        ListOverridesResponse::getNextPageToken);
  }
}
