package dev.holdfast.dns.lookup;

import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;

/// What a zone has at a name; see [NameSearch].
sealed interface NameMatch {

  /// The name has data of its own or, if `synthesised`, that of a wildcard (RFC 4592).
  record Data(RecordSets contents, boolean synthesised) implements NameMatch {}

  /// The name has no data, but exists, because names below it do.
  record EmptyNonTerminal() implements NameMatch {}

  /// The name is at or below a zone cut: another zone's servers know.
  record Delegation(DomainName cut, RecordSet nameServers) implements NameMatch {}

  /// The name is below a DNAME.
  record Redirection(DomainName owner, RecordSet dname) implements NameMatch {}

  /// The name does not exist.
  record Nothing() implements NameMatch {}
}
