package dev.holdfast.zone;

import dev.holdfast.record.DomainName;
import dev.holdfast.record.InvalidRecordException;

/// The fields of a zone's SOA record that people choose (RFC 1035, section 3.3.13). The serial is
/// not among them: the store keeps it, see [Zone#serial].
///
/// @param ttlSeconds TTL of the SOA record itself
/// @param primary name of the primary name server (MNAME)
/// @param mailbox mailbox of the person responsible, as a name (RNAME)
/// @param refreshSeconds how often a secondary asks for news
/// @param retrySeconds how soon it asks again after a failure
/// @param expireSeconds after how long without contact it stops answering
/// @param minimumSeconds greatest TTL of a negative answer (RFC 2308)
public record Soa(
    int ttlSeconds,
    DomainName primary,
    DomainName mailbox,
    int refreshSeconds,
    int retrySeconds,
    int expireSeconds,
    int minimumSeconds) {

  public Soa {
    if (ttlSeconds < 0
        || refreshSeconds < 0
        || retrySeconds < 0
        || expireSeconds < 0
        || minimumSeconds < 0) {
      throw new InvalidRecordException("a time in the SOA is not in 0..2147483647 seconds");
    }
  }
}
