package dev.holdfast.dns.message;

/// What a query says of its asker's abilities (RFC 6891).
public sealed interface Edns {

  /// Octets that every asker takes in a datagram (RFC 1035, section 4.2.1).
  int LEAST_PAYLOAD_OCTETS = 512;

  /// The asker speaks plain DNS.
  record Absent() implements Edns {}

  /// The asker speaks EDNS.
  ///
  /// @param payloadOctets the longest datagram the asker takes, as it says
  /// @param dnssecOk whether it wants DNSSEC records
  record Offered(int version, int payloadOctets, boolean dnssecOk) implements Edns {}

  Edns ABSENT = new Absent();
}
