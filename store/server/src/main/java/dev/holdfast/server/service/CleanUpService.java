package dev.holdfast.server.service;

import dev.holdfast.protocol.Outcome;
import dev.holdfast.server.translation.CleanUpMessages;
import dev.holdfast.server.translation.CleanUpRequests;
import dev.holdfast.v1.CleanUpRequest;
import dev.holdfast.v1.CleanUpResponse;
import dev.holdfast.v1.CleanUpServiceGrpc;
import io.grpc.stub.StreamObserver;

/// Clean-up of plans nobody needs.
final class CleanUpService extends CleanUpServiceGrpc.CleanUpServiceImplBase {

  private final Changes changes;

  CleanUpService(Changes changes) {
    this.changes = changes;
  }

  @Override
  public void cleanUp(CleanUpRequest request, StreamObserver<CleanUpResponse> observer) {
    var cleaned =
        changes.make(
            request,
            request.getHeader(),
            CleanUpRequests.cleanUp(request),
            Outcome.CleanedUp.class);
    observer.onNext(
        CleanUpResponse.newBuilder()
            .setHeader(cleaned.header())
            .addAllCleanedGenerations(cleaned.outcome().cleaned())
            .addAllSpared(cleaned.outcome().spared().stream().map(CleanUpMessages::spared).toList())
            .build());
    observer.onCompleted();
  }
}
