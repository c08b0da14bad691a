/// The wire format of messages (RFC 1035, section 4; EDNS: RFC 6891): queries read, responses
/// written.
///
/// Reading trusts nothing: every length is checked, no name is followed in circles, and whatever
/// cannot be read becomes a value that says what may be said about it. Writing compresses names
/// where receivers must understand it (RFC 3597, section 4) and drops whole record sets when the
/// room does not suffice.
///
/// Invariant: no octets make the reader throw, and no response is longer than the limit it was
/// written to.
package dev.holdfast.dns.message;
