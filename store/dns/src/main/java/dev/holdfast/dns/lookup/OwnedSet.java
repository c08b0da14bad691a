package dev.holdfast.dns.lookup;

import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSet;

/// A record set as an answer carries it: with its owner, which for a wildcard's data is the name
/// that was asked for.
public record OwnedSet(DomainName owner, RecordSet set) {}
