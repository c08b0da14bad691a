package dev.holdfast.dns.lookup;

import java.util.List;

/// What to say to a query.
///
/// @param authoritative whether this server is the authority for the name asked, the AA bit
/// @param answer the sets asked for, behind the aliases that led to them
/// @param authority of a negative answer the SOA, of a referral the NS set
/// @param glue addresses without which a referral leads nowhere; they count as part of it (RFC
///   9471)
/// @param additional further addresses the asker will want; they may be left out
public record Answer(
    Rcode rcode,
    boolean authoritative,
    List<OwnedSet> answer,
    List<OwnedSet> authority,
    List<OwnedSet> glue,
    List<OwnedSet> additional) {

  /// An answer without any data.
  public static Answer bare(Rcode rcode) {
    return new Answer(rcode, false, List.of(), List.of(), List.of(), List.of());
  }
}
