package dev.holdfast.server.translation;

import dev.holdfast.endpoint.Change;
import dev.holdfast.freeze.Freezes;
import dev.holdfast.record.DomainName;
import dev.holdfast.v1.FreezeInForce;
import java.util.Optional;
import java.util.stream.Stream;

/// Freezes as messages.
public final class FreezeMessages {

  private FreezeMessages() {}

  public static FreezeInForce store(Change by) {
    return by(FreezeInForce.newBuilder().setStore(true), by);
  }

  public static FreezeInForce zone(DomainName apex, Change by) {
    return by(FreezeInForce.newBuilder().setZone(apex.toString()), by);
  }

  public static FreezeInForce endpoint(DomainName owner, Change by) {
    return by(FreezeInForce.newBuilder().setEndpoint(owner.toString()), by);
  }

  private static FreezeInForce by(FreezeInForce.Builder message, Change by) {
    return message
        .setFrozenBy(by.author())
        .setReason(by.reason())
        .setFrozenAt(Times.message(by.at()))
        .setRevision(by.revision())
        .build();
  }

  /// The freezes that hold `owner`, that of the store first and its own last.
  ///
  /// @param apex of the zone it lies in, if it lies in one
  public static Stream<FreezeInForce> holding(
      Freezes freezes, Optional<DomainName> apex, DomainName owner) {
    Optional<FreezeInForce> zone =
        apex.flatMap(
            name -> Optional.ofNullable(freezes.zones().get(name)).map(by -> zone(name, by)));
    Optional<FreezeInForce> own =
        Optional.ofNullable(freezes.endpoints().get(owner)).map(by -> endpoint(owner, by));
    return Stream.of(freezes.store().map(FreezeMessages::store), zone, own)
        .flatMap(Optional::stream);
  }
}
