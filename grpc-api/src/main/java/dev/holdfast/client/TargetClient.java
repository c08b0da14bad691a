package dev.holdfast.client;

import dev.holdfast.contract.Limits;
import dev.holdfast.v1.ClaimEnactmentRequest;
import dev.holdfast.v1.ClaimEnactmentResponse;
import dev.holdfast.v1.ForgetTargetRequest;
import dev.holdfast.v1.ForgetTargetResponse;
import dev.holdfast.v1.HeldEndpoint;
import dev.holdfast.v1.ListHeldEndpointsRequest;
import dev.holdfast.v1.ListHeldEndpointsResponse;
import dev.holdfast.v1.ListTargetsRequest;
import dev.holdfast.v1.ListTargetsResponse;
import dev.holdfast.v1.PageRequest;
import dev.holdfast.v1.ReportEnactmentRequest;
import dev.holdfast.v1.ReportEnactmentResponse;
import dev.holdfast.v1.Target;
import dev.holdfast.v1.TargetServiceGrpc;
import java.util.stream.Stream;

/// Calls of the target service.
public final class TargetClient {

  private final Calls calls;

  TargetClient(Calls calls) {
    this.calls = calls;
  }

  public ClaimEnactmentResponse claim(ClaimEnactmentRequest request) {
    return calls.change(TargetServiceGrpc.getClaimEnactmentMethod(), request);
  }

  /// Reports one slice, of at most [Limits#NAMES_PER_CALL] endpoints.
  public ReportEnactmentResponse report(ReportEnactmentRequest request) {
    return calls.change(TargetServiceGrpc.getReportEnactmentMethod(), request);
  }

  public ForgetTargetResponse forget(ForgetTargetRequest request) {
    return calls.change(TargetServiceGrpc.getForgetTargetMethod(), request);
  }

  /// All targets in order of names, fetched page by page.
  public Stream<Target> list(ListTargetsRequest request) {
    return Paging.stream(
        token ->
            calls.read(
                TargetServiceGrpc.getListTargetsMethod(),
                request.toBuilder().setPage(largest(token)).build()),
        ListTargetsResponse::getTargetsList,
        ListTargetsResponse::getNextPageToken);
  }

  /// All that one target holds, in canonical order of names, fetched page by page.
  ///
  /// @throws NotFoundException if there is no such target
  public Stream<HeldEndpoint> held(ListHeldEndpointsRequest request) {
    return Paging.stream(
        token ->
            calls.read(
                TargetServiceGrpc.getListHeldEndpointsMethod(),
                request.toBuilder().setPage(largest(token)).build()),
        ListHeldEndpointsResponse::getEndpointsList,
        ListHeldEndpointsResponse::getNextPageToken);
  }

  private static PageRequest largest(String token) {
    return PageRequest.newBuilder().setPageSize(Limits.PAGE_SIZE_MAX).setPageToken(token).build();
  }
}
