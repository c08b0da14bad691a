package dev.holdfast.server.service;

import dev.holdfast.contract.Failure;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.endpoint.Live;
import dev.holdfast.freeze.Freezes;
import dev.holdfast.protocol.Rule;
import dev.holdfast.record.DomainName;
import dev.holdfast.server.translation.EndpointMessages;
import dev.holdfast.server.translation.Field;
import dev.holdfast.server.translation.FreezeMessages;
import dev.holdfast.server.translation.Names;
import dev.holdfast.v1.FreezeInForce;
import dev.holdfast.v1.GetHistoryRequest;
import dev.holdfast.v1.GetHistoryResponse;
import dev.holdfast.zone.Zone;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads of what one endpoint answers and has answered.
final class HistoryReads {

  private final Reads reads;
  private final Headers headers;

  HistoryReads(Reads reads, Headers headers) {
    this.reads = reads;
    this.headers = headers;
  }

  GetHistoryResponse history(GetHistoryRequest request) {
    DomainName owner = Names.read(Field.of("name"), request.getName());
    Pages page = Pages.of(request);
    long before = page.afterAs(Long::valueOf).orElse(Long.MAX_VALUE);
    Moment moment = reads.at(request.getRead());
    Zone zone =
        moment.state().zones().enclosing(owner).orElseThrow(() -> GuardService.inNoZone(owner));
    Endpoint endpoint = zone.endpoint(owner).orElseThrow(() -> neverLive(owner));
    var filled =
        page.fill(
            Stream.concat(Stream.of(endpoint.live()), endpoint.history().stream())
                .filter(contents -> contents.generation() < before)
                .iterator(),
            contents -> Long.toString(contents.generation()),
            (Live contents) -> Optional.of(EndpointMessages.live(zone.name(), owner, contents)));
    GetHistoryResponse.Builder response =
        GetHistoryResponse.newBuilder()
            .setHeader(headers.of(moment))
            .addAllContents(filled.messages())
            .setNextPageToken(filled.nextToken())
            .setHistoryLimit(zone.settings().historyLimit());
    nearest(moment.state().freezes(), zone, owner).ifPresent(response::setFreeze);
    return response.build();
  }

  private static Optional<FreezeInForce> nearest(Freezes freezes, Zone zone, DomainName owner) {
    return FreezeMessages.holding(freezes, Optional.of(zone.name()), owner)
        .reduce((_, nearer) -> nearer);
  }

  private static RuntimeException neverLive(DomainName owner) {
    return new Failure.NotFound(
            Rule.NOT_IN_HISTORY,
            "Nothing was ever live at %s; ListRecordSets tells what is".formatted(owner))
        .toException();
  }
}
