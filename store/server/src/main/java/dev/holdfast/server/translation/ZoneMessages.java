package dev.holdfast.server.translation;

import dev.holdfast.freeze.Freezes;
import dev.holdfast.v1.Soa;
import dev.holdfast.v1.Zone;
import java.util.Optional;

/// Zones as messages.
public final class ZoneMessages {

  private ZoneMessages() {}

  /// @param freezes those in force
  public static Zone zone(dev.holdfast.zone.Zone zone, Freezes freezes) {
    Zone.Builder message =
        Zone.newBuilder()
            .setName(zone.name().toString())
            .setSoa(soa(zone.soa()))
            .setSerial(zone.serial().bits())
            .setEndpointCount(zone.endpoints().size())
            .setHistoryLimit(zone.settings().historyLimit());
    Optional.ofNullable(freezes.zones().get(zone.name()))
        .ifPresent(by -> message.setFreeze(FreezeMessages.zone(zone.name(), by)));
    return message.build();
  }

  private static Soa soa(dev.holdfast.zone.Soa soa) {
    return Soa.newBuilder()
        .setPrimaryNameServer(soa.primary().toString())
        .setResponsibleMailbox(soa.mailbox().toString())
        .setRefreshSeconds(soa.refreshSeconds())
        .setRetrySeconds(soa.retrySeconds())
        .setExpireSeconds(soa.expireSeconds())
        .setMinimumSeconds(soa.minimumSeconds())
        .setTtlSeconds(soa.ttlSeconds())
        .build();
  }
}
