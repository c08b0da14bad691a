package dev.holdfast.dns.lookup;

import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Soa;
import dev.holdfast.zone.Zone;
import java.nio.ByteBuffer;

/// A zone's SOA as a record set.
final class SoaSet {

  private static final int NUMBERS_OCTETS = 5 * Integer.BYTES;

  private SoaSet() {}

  /// The SOA as an answer.
  static OwnedSet of(Zone zone) {
    return new OwnedSet(zone.name(), set(zone, zone.soa().ttlSeconds()));
  }

  /// The SOA beside a negative answer, whose TTL says how long that may be kept (RFC 2308, section
  /// 3).
  static OwnedSet negative(Zone zone) {
    int ttlSeconds = Math.min(zone.soa().ttlSeconds(), zone.soa().minimumSeconds());
    return new OwnedSet(zone.name(), set(zone, ttlSeconds));
  }

  private static RecordSet set(Zone zone, int ttlSeconds) {
    Soa soa = zone.soa();
    DomainName primary = soa.primary();
    DomainName mailbox = soa.mailbox();
    byte[] octets = new byte[primary.wireLength() + mailbox.wireLength() + NUMBERS_OCTETS];
    ByteBuffer.wrap(octets)
        .put(primary.toWire())
        .put(mailbox.toWire())
        .putInt(zone.serial().bits())
        .putInt(soa.refreshSeconds())
        .putInt(soa.retrySeconds())
        .putInt(soa.expireSeconds())
        .putInt(soa.minimumSeconds());
    return RecordSet.of(RecordType.SOA, ttlSeconds, Rdata.of(octets));
  }
}
