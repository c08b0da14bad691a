package dev.holdfast.server.service;

import dev.holdfast.contract.Failure;
import dev.holdfast.guard.GuardSettings;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Rule;
import dev.holdfast.record.DomainName;
import dev.holdfast.server.translation.Field;
import dev.holdfast.server.translation.GuardMessages;
import dev.holdfast.server.translation.GuardRequests;
import dev.holdfast.server.translation.Names;
import dev.holdfast.v1.GetGuardsRequest;
import dev.holdfast.v1.GetGuardsResponse;
import dev.holdfast.v1.GuardServiceGrpc;
import dev.holdfast.v1.GuardsSet;
import dev.holdfast.v1.ListGuardsRequest;
import dev.holdfast.v1.ListGuardsResponse;
import dev.holdfast.v1.SetGuardsRequest;
import dev.holdfast.v1.SetGuardsResponse;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.ZoneSettings;
import io.grpc.stub.StreamObserver;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/// Settings of guards: set, listed, and looked up at an endpoint.
final class GuardService extends GuardServiceGrpc.GuardServiceImplBase {

  private final Changes changes;
  private final Reads reads;
  private final Headers headers;

  GuardService(Changes changes, Reads reads, Headers headers) {
    this.changes = changes;
    this.reads = reads;
    this.headers = headers;
  }

  @Override
  public void setGuards(SetGuardsRequest request, StreamObserver<SetGuardsResponse> observer) {
    var command = GuardRequests.set(request);
    var set = changes.make(request, request.getHeader(), command, Outcome.GuardsSet.class);
    observer.onNext(
        SetGuardsResponse.newBuilder()
            .setHeader(set.header())
            .setSettings(GuardMessages.settings(command.settings()))
            .build());
    observer.onCompleted();
  }

  @Override
  public void getGuards(GetGuardsRequest request, StreamObserver<GetGuardsResponse> observer) {
    DomainName name = Names.read(Field.of("name"), request.getName());
    Moment moment = reads.at(request.getRead());
    Zone zone = moment.state().zones().enclosing(name).orElseThrow(() -> inNoZone(name));
    GuardSettings own = zone.settings().guardsAt().getOrDefault(name, GuardSettings.NONE);
    GuardSettings around = zone.settings().guards();
    observer.onNext(
        GetGuardsResponse.newBuilder()
            .setHeader(headers.of(moment))
            .setZone(zone.name().toString())
            .addAllGuards(GuardMessages.inForce(own, around))
            .setEndpointSettings(GuardMessages.settings(own))
            .setZoneSettings(GuardMessages.settings(around))
            .build());
    observer.onCompleted();
  }

  static RuntimeException inNoZone(DomainName name) {
    return new Failure.NotFound(
            Rule.NO_SUCH_ZONE, "No zone holds %s; ListZones tells which there are".formatted(name))
        .toException();
  }

  @Override
  public void listGuards(ListGuardsRequest request, StreamObserver<ListGuardsResponse> observer) {
    DomainName name = Names.read(Field.of("zone"), request.getZone());
    Pages page = Pages.of(request);
    Optional<Place> after = page.afterAs(Place::parse);
    Moment moment = reads.at(request.getRead());
    Zone zone =
        moment
            .state()
            .zones()
            .find(name)
            .orElseThrow(() -> Selected.noSuchZone(name).toException());
    var filled =
        page.fill(
            listed(zone.settings(), after),
            listed -> listed.place().toString(),
            listed -> Optional.of(listed.message()));
    observer.onNext(
        ListGuardsResponse.newBuilder()
            .setHeader(headers.of(moment))
            .addAllGuards(filled.messages())
            .setNextPageToken(filled.nextToken())
            .build());
    observer.onCompleted();
  }

  /// @param owner an endpoint; absent for the zone as a whole
  private record Place(Optional<DomainName> owner) {
    static Place parse(String text) {
      return new Place(text.equals("-") ? Optional.empty() : Optional.of(DomainName.of(text)));
    }

    @Override
    public String toString() {
      return owner.map(DomainName::toString).orElse("-");
    }
  }

  private record Listed(Place place, GuardSettings settings) {
    GuardsSet message() {
      return GuardsSet.newBuilder()
          .setEndpoint(place.owner().map(DomainName::toString).orElse(""))
          .setSettings(GuardMessages.settings(settings))
          .build();
    }
  }

  private static Iterator<Listed> listed(ZoneSettings settings, Optional<Place> after) {
    Stream<Listed> zone =
        after.isPresent() || settings.guards().equals(GuardSettings.NONE)
            ? Stream.empty()
            : Stream.of(new Listed(new Place(Optional.empty()), settings.guards()));
    var rest =
        after
            .flatMap(Place::owner)
            .map(owner -> settings.guardsAt().tailMap(owner, false))
            .orElse(settings.guardsAt());
    return Stream.concat(
            zone,
            rest.entrySet().stream()
                .map(entry -> new Listed(new Place(Optional.of(entry.getKey())), entry.getValue())))
        .iterator();
  }
}
