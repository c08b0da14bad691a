/// The lookup: what a zone answers to a name and a type (RFC 1034, section 4.3.2).
///
/// [dev.holdfast.dns.lookup.Lookup] picks the zone, [dev.holdfast.dns.lookup.ZoneLookup] follows
/// aliases in it, and [dev.holdfast.dns.lookup.NameSearch] says what it has at a name: data, a
/// wildcard's data, an empty place, a cut, a redirection, or nothing. Wire format is not known
/// here.
///
/// Invariants: an answer comes from one version of one zone; a retired endpoint is as absent as one
/// that never was; every query ends, whatever circles the data holds.
package dev.holdfast.dns.lookup;
