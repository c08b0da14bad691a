package dev.holdfast.dns.message;

import dev.holdfast.dns.lookup.Rcode;

/// A response as it goes out.
///
/// @param truncated whether the asker has to come again over TCP for the whole
public record Response(byte[] octets, Rcode rcode, boolean truncated) {}
