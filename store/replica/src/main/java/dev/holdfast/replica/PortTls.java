package dev.holdfast.replica;

import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// How the port between nodes is protected: what this node shows there, and whom it lets speak. The
/// two may change what they show and trust while they are in use.
///
/// @param trust trusts nodes of this cluster only, whichever side opened the connection
public record PortTls(X509ExtendedKeyManager key, X509ExtendedTrustManager trust) {}
