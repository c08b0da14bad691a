package dev.holdfast.server.service;

import dev.holdfast.contract.Limits;
import dev.holdfast.protocol.State;
import dev.holdfast.server.translation.EndpointMessages;
import dev.holdfast.server.watch.Change;
import dev.holdfast.server.watch.Interest;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.WatchRecordSetsResponse;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Puts into messages what a watch of record sets has to tell. A change that does not fit in one
/// message is told by several, of which all but the last say that there is more.
record RecordSetTeller(Selected selected) implements Watches.Teller<WatchRecordSetsResponse> {

  @Override
  public void check(State state) {
    selected.checkedAgainst(state);
  }

  @Override
  public Set<Interest> interests() {
    return selected.interests();
  }

  @Override
  public Iterator<WatchRecordSetsResponse> current(State state) {
    Listing listing = Listing.of(state, selected, Optional.empty());
    Stream<LiveEndpoint> endpoints =
        Stream.generate(() -> listing)
            .takeWhile(Listing::hasNext)
            .map(Listing::next)
            .filter(entry -> !entry.endpoint().isRetired())
            .filter(entry -> selected.matches(entry.zone(), entry.owner()))
            .map(entry ->
                EndpointMessages.live(entry.zone(), entry.owner(), entry.endpoint().live()));
    return new Split(
        endpoints.iterator(),
        WatchRecordSetsResponse.newBuilder()
            .setRevision(state.revision())
            .setCurrent(true)
            .build());
  }

  @Override
  public Iterator<WatchRecordSetsResponse> change(Change change) {
    Iterator<LiveEndpoint> endpoints = Stream.concat(changed(change), removed(change)).iterator();
    return endpoints.hasNext()
        ? new Split(
            endpoints, WatchRecordSetsResponse.newBuilder().setRevision(change.revision()).build())
        : Collections.emptyIterator();
  }

  private Stream<LiveEndpoint> changed(Change change) {
    return change.endpoints().stream()
        .filter(changed -> selected.matches(changed.zone(), changed.owner()))
        .map(changed ->
            EndpointMessages.live(changed.zone(), changed.owner(), changed.endpoint().live()));
  }

  private Stream<LiveEndpoint> removed(Change change) {
    return change.removed().stream()
        .flatMap(zone ->
            zone.endpoints().entrySet().stream()
                .filter(entry -> !entry.getValue().isRetired())
                .filter(entry -> selected.matches(zone.name(), entry.getKey()))
                .map(entry ->
                    EndpointMessages.gone(
                        zone.name(), entry.getKey(), entry.getValue().live(), change.revision())));
  }

  @Override
  public WatchRecordSetsResponse bookmark(long revision) {
    return WatchRecordSetsResponse.newBuilder().setRevision(revision).build();
  }

  /// Endpoints in messages of bounded size, made one by one as they are sent.
  private static final class Split implements Iterator<WatchRecordSetsResponse> {

    private static final int MESSAGE_OCTETS = Limits.RESPONSE_OCTETS / 4;

    private final Iterator<LiveEndpoint> endpoints;
    private final WatchRecordSetsResponse frame;

    Split(Iterator<LiveEndpoint> endpoints, WatchRecordSetsResponse frame) {
      this.endpoints = endpoints;
      this.frame = frame;
    }

    @Override
    public boolean hasNext() {
      return endpoints.hasNext();
    }

    @Override
    public WatchRecordSetsResponse next() {
      if (!endpoints.hasNext()) {
        throw new NoSuchElementException("all has been told");
      }
      WatchRecordSetsResponse.Builder message = frame.toBuilder();
      int octets = 0;
      while (endpoints.hasNext() && octets < MESSAGE_OCTETS) {
        LiveEndpoint endpoint = endpoints.next();
        message.addEndpoints(endpoint);
        octets += endpoint.getSerializedSize();
      }
      return message.setMore(!frame.getCurrent() && endpoints.hasNext()).build();
    }
  }
}
