/// The vocabulary of DNS data: names, types, rdata and record sets, as values.
///
/// Everything here is immutable and knows its canonical form (RFC 4034, section 6), because plans
/// are compared, digested and transferred in that order and every node must find the same one. Text
/// forms of rdata, zone files and messages belong to the `dns` module; this package holds wire-form
/// octets.
///
/// Invariant: a value that exists is well-formed. What cannot be represented is refused at
/// construction with [dev.holdfast.record.InvalidRecordException], whose message is written for the
/// person who sent it.
package dev.holdfast.record;
