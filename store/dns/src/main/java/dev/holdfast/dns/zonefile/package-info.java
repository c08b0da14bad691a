/// Zone files: whole zones as master files (RFC 1035, section 5), read and written.
///
/// Reading goes through three hands. [dev.holdfast.dns.zonefile.EntryReader] cuts the characters
/// into entries, each with the line it starts on. [dev.holdfast.dns.zonefile.EntryInterpreter]
/// turns entries into records, following `$ORIGIN`, `$TTL`, `$INCLUDE` and `$GENERATE`.
/// [dev.holdfast.dns.zonefile.ZoneCollector] gathers the records and judges them as a zone. The
/// grammar of rdata and `$GENERATE` is dnsjava's. Its own file reader is not used: it stops at the
/// first error, follows an include to anywhere, and lets doubled records, differing TTLs and data
/// outside the zone pass.
///
/// Invariant: a [dev.holdfast.dns.zonefile.ZoneFile] exists only if every line of its source was
/// good. What is wrong is reported all at once, each with file, line and reason.
package dev.holdfast.dns.zonefile;
