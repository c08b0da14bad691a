package dev.holdfast.server.service;

import dev.holdfast.guard.GuardOverride;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.server.translation.OverrideMessages;
import dev.holdfast.server.translation.OverrideRequests;
import dev.holdfast.v1.GrantOverrideRequest;
import dev.holdfast.v1.GrantOverrideResponse;
import dev.holdfast.v1.GrantedOverride;
import dev.holdfast.v1.ListOverridesRequest;
import dev.holdfast.v1.ListOverridesResponse;
import dev.holdfast.v1.OverrideServiceGrpc;
import dev.holdfast.v1.RevokeOverrideRequest;
import dev.holdfast.v1.RevokeOverrideResponse;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/// Overrides of named guards: granted, listed, revoked.
final class OverrideService extends OverrideServiceGrpc.OverrideServiceImplBase {

  private final Changes changes;
  private final Reads reads;
  private final Headers headers;

  OverrideService(Changes changes, Reads reads, Headers headers) {
    this.changes = changes;
    this.reads = reads;
    this.headers = headers;
  }

  @Override
  public void grantOverride(
      GrantOverrideRequest request, StreamObserver<GrantOverrideResponse> observer) {
    var granted =
        changes.make(
            request,
            request.getHeader(),
            OverrideRequests.grant(request),
            Outcome.OverrideGranted.class);
    long id = granted.outcome().override();
    observer.onNext(
        GrantOverrideResponse.newBuilder()
            .setHeader(granted.header())
            .setOverride(
                Optional.ofNullable(granted.after().overrides().get(id))
                    .map(OverrideMessages::override)
                    .orElseGet(() -> GrantedOverride.newBuilder().setId(id).build()))
            .build());
    observer.onCompleted();
  }

  @Override
  public void listOverrides(
      ListOverridesRequest request, StreamObserver<ListOverridesResponse> observer) {
    Pages page = Pages.of(request);
    Optional<Long> after = page.afterAs(Long::valueOf);
    Moment moment = reads.at(request.getRead());
    var overrides = moment.state().overrides();
    var older = after.isPresent() ? overrides.headMap(after.get(), false) : overrides;
    var filled =
        page.fill(
            older.descendingMap().values().iterator(),
            override -> Long.toString(override.id()),
            OverrideService::listed);
    observer.onNext(
        ListOverridesResponse.newBuilder()
            .setHeader(headers.of(moment))
            .addAllOverrides(filled.messages())
            .setNextPageToken(filled.nextToken())
            .build());
    observer.onCompleted();
  }

  /// A used-up override stays in the state until it expires, for the sake of its refusals.
  private static Optional<GrantedOverride> listed(GuardOverride override) {
    return override.usesLeft() > 0
        ? Optional.of(OverrideMessages.override(override))
        : Optional.empty();
  }

  @Override
  public void revokeOverride(
      RevokeOverrideRequest request, StreamObserver<RevokeOverrideResponse> observer) {
    var revoked =
        changes.make(
            request,
            request.getHeader(),
            OverrideRequests.revoke(request),
            Outcome.OverrideRevoked.class);
    observer.onNext(RevokeOverrideResponse.newBuilder().setHeader(revoked.header()).build());
    observer.onCompleted();
  }
}
