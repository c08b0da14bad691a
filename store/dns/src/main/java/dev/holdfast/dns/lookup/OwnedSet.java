package dev.holdfast.dns.lookup;

import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import java.util.List;

/// A record set as an answer carries it: with its owner, which for a wildcard's data is the name
/// that was asked for.
///
/// @param rdata what is told of the set: all of it, unless it is weighted
public record OwnedSet(DomainName owner, RecordSet set, List<Rdata> rdata) {

  /// The whole set.
  public OwnedSet(DomainName owner, RecordSet set) {
    this(owner, set, set.rdata());
  }
}
