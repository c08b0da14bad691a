package dev.holdfast.server.translation;

import dev.holdfast.protocol.Command;
import dev.holdfast.record.DomainName;
import dev.holdfast.v1.CreateZoneRequest;
import dev.holdfast.v1.DeleteZoneRequest;
import dev.holdfast.v1.ImportZoneRequest;
import dev.holdfast.v1.SetHistoryLimitRequest;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Soa;
import dev.holdfast.zone.ZoneSettings;

/// Requests of the zone service as commands.
public final class ZoneRequests {

  private ZoneRequests() {}

  public static Command.CreateZone create(CreateZoneRequest request) {
    DomainName zone = Names.read(Field.of("name"), request.getName());
    return new Command.CreateZone(
        zone,
        soa(request.hasSoa(), request.getSoa()),
        Serial.FIRST,
        RecordSetReader.contents(Field.of("apex"), zone, request.getApexList()));
  }

  public static Command.ImportZone load(ImportZoneRequest request) {
    return new Command.ImportZone(
        Names.read(Field.of("zone"), request.getZone()),
        soa(request.hasSoa(), request.getSoa()),
        Serial.of(Integer.toUnsignedLong(request.getSerial())),
        Field.of("generation").generation(request.getGeneration()),
        Overrides.ids(request.getOverrideIdsList()));
  }

  public static Command.DeleteZone delete(DeleteZoneRequest request) {
    return new Command.DeleteZone(
        Names.read(Field.of("name"), request.getName()),
        Overrides.ids(request.getOverrideIdsList()));
  }

  public static Command.SetHistoryLimit historyLimit(SetHistoryLimitRequest request) {
    Field field = Field.of("contents");
    if (!request.hasContents()) {
      throw field.invalid(
          "is missing; give how many earlier contents to keep, 0 to " + ZoneSettings.MAX_HISTORY);
    }
    return new Command.SetHistoryLimit(
        Names.read(Field.of("zone"), request.getZone()),
        field.number(request.getContents(), 0, ZoneSettings.MAX_HISTORY));
  }

  private static Soa soa(boolean given, dev.holdfast.v1.Soa message) {
    Field field = Field.of("soa");
    if (!given) {
      throw field.invalid("is missing; a zone needs its SOA fields");
    }
    return new Soa(
        seconds(field.child("ttl_seconds"), message.getTtlSeconds()),
        Names.read(field.child("primary_name_server"), message.getPrimaryNameServer()),
        Names.read(field.child("responsible_mailbox"), message.getResponsibleMailbox()),
        seconds(field.child("refresh_seconds"), message.getRefreshSeconds()),
        seconds(field.child("retry_seconds"), message.getRetrySeconds()),
        seconds(field.child("expire_seconds"), message.getExpireSeconds()),
        seconds(field.child("minimum_seconds"), message.getMinimumSeconds()));
  }

  private static int seconds(Field field, int unsigned) {
    return field.number(unsigned, 0, Integer.MAX_VALUE);
  }
}
