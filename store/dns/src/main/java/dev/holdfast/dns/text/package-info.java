/// Text forms: of types, TTLs and rdata, and of whole zones as master files (RFC 1035, section 5).
///
/// The grammar of each type's rdata is dnsjava's; this package stands between it and the store's
/// values. It closes the places where dnsjava would change what was written without saying so, and
/// turns what is wrong into a sentence for the person who wrote it.
///
/// Invariant: text that is accepted means exactly the octets that come out of it, and what is
/// written here reads back as the same octets.
package dev.holdfast.dns.text;
