/// A small certificate authority, for clusters that have none: it signs for nodes and for callers,
/// and keeps what it makes in PEM files.
///
/// Who needs more (revocation, hardware, an audit of what was signed) uses their own; a node asks
/// only that names are as [dev.holdfast.tls.PeerNames] reads them.
///
/// Invariant: a private key is never readable by anyone but its owner, and never overwritten.
package dev.holdfast.server.certificate;
