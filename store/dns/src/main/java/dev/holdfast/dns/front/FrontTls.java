package dev.holdfast.dns.front;

import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/// Where DNS over TLS (RFC 7858) is answered, and as whom.
///
/// @param address port 0 takes a free one
/// @param context asked for each connection, so its key manager may show another certificate at any
///   time
public record FrontTls(InetSocketAddress address, SSLContext context) {

  /// What an asker names that offers several protocols on one port (RFC 7858, section 3.1, and the
  /// registry of ALPN).
  private static final String PROTOCOL = "dot";

  /// The server's side of one connection. Askers need no certificate: what DNS says is public.
  SSLEngine engine() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setApplicationProtocols(new String[] {PROTOCOL});
    engine.setSSLParameters(parameters);
    return engine;
  }
}
