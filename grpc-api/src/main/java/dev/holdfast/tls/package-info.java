/// Who a connection belongs to: certificates and keys in files, read strictly, and read again when
/// they change.
///
/// [dev.holdfast.tls.ReloadingTls] stands behind every port of a node and every connection of a
/// client. [dev.holdfast.tls.NodeTrust] lets only nodes of one cluster through, and
/// [dev.holdfast.tls.PeerNames] says what a certificate that was let through is called.
///
/// Invariant: what is in use fits together. Files that are half replaced, expired, or of another
/// authority are told of in the log and what was in use before stays.
package dev.holdfast.tls;
