package dev.holdfast.server.translation;

import dev.holdfast.v1.Soa;
import dev.holdfast.v1.Zone;

/// Zones as messages.
public final class ZoneMessages {

  private ZoneMessages() {}

  public static Zone zone(dev.holdfast.zone.Zone zone) {
    return Zone.newBuilder()
        .setName(zone.name().toString())
        .setSoa(soa(zone.soa()))
        .setSerial(zone.serial().bits())
        .setEndpointCount(zone.endpoints().size())
        .build();
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
