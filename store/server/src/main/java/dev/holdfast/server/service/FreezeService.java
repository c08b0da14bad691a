package dev.holdfast.server.service;

import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.server.translation.Field;
import dev.holdfast.server.translation.FreezeMessages;
import dev.holdfast.server.translation.FreezeRequests;
import dev.holdfast.server.translation.Names;
import dev.holdfast.v1.FreezeRequest;
import dev.holdfast.v1.FreezeResponse;
import dev.holdfast.v1.FreezeServiceGrpc;
import dev.holdfast.v1.ListFreezesRequest;
import dev.holdfast.v1.ListFreezesResponse;
import dev.holdfast.v1.UnfreezeRequest;
import dev.holdfast.v1.UnfreezeResponse;
import dev.holdfast.zone.Zone;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/// Freezes: made, listed, taken away.
final class FreezeService extends FreezeServiceGrpc.FreezeServiceImplBase {

  private final Changes changes;
  private final Reads reads;
  private final Headers headers;

  FreezeService(Changes changes, Reads reads, Headers headers) {
    this.changes = changes;
    this.reads = reads;
    this.headers = headers;
  }

  @Override
  public void freeze(FreezeRequest request, StreamObserver<FreezeResponse> observer) {
    var frozen =
        changes.make(
            request, request.getHeader(), FreezeRequests.freeze(request), Outcome.Frozen.class);
    observer.onNext(
        FreezeResponse.newBuilder()
            .setHeader(frozen.header())
            .setFrozenCount(frozen.outcome().subjects())
            .build());
    observer.onCompleted();
  }

  @Override
  public void unfreeze(UnfreezeRequest request, StreamObserver<UnfreezeResponse> observer) {
    var unfrozen =
        changes.make(
            request, request.getHeader(), FreezeRequests.unfreeze(request), Outcome.Unfrozen.class);
    observer.onNext(
        UnfreezeResponse.newBuilder()
            .setHeader(unfrozen.header())
            .setUnfrozenCount(unfrozen.outcome().subjects())
            .build());
    observer.onCompleted();
  }

  @Override
  public void listFreezes(
      ListFreezesRequest request, StreamObserver<ListFreezesResponse> observer) {
    Pages page = Pages.of(request);
    Optional<FreezeListing.Place> after = page.afterAs(FreezeListing.Place::parse);
    Optional<DomainName> holding =
        request.getHolding().isEmpty()
            ? Optional.empty()
            : Optional.of(Names.read(Field.of("holding"), request.getHolding()));
    Moment moment = reads.at(request.getRead());
    ListFreezesResponse.Builder response =
        ListFreezesResponse.newBuilder().setHeader(headers.of(moment));
    if (holding.isPresent()) {
      addHolding(moment.state(), holding.get(), response);
    } else {
      var filled =
          page.fill(
              FreezeListing.of(moment.state().freezes(), after),
              listed -> listed.place().toString(),
              listed -> Optional.of(listed.message()));
      response.addAllFreezes(filled.messages()).setNextPageToken(filled.nextToken());
    }
    observer.onNext(response.build());
    observer.onCompleted();
  }

  private static void addHolding(
      State state, DomainName owner, ListFreezesResponse.Builder response) {
    Optional<DomainName> apex = state.zones().enclosing(owner).map(Zone::name);
    FreezeMessages.holding(state.freezes(), apex, owner).forEach(response::addFreezes);
  }
}
