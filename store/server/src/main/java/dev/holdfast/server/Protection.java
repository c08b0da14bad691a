package dev.holdfast.server;

import dev.holdfast.replica.PortTls;
import dev.holdfast.server.config.NodeConfig;
import dev.holdfast.tls.NodeTrust;
import dev.holdfast.tls.PeerNames;
import dev.holdfast.tls.ReloadingTls;
import dev.holdfast.tls.UnusableTlsException;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ServerCredentials;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// What protects the ports of a node: one certificate for all of them, or nothing.
///
/// Between nodes only certificates of this cluster's nodes are accepted, in both directions.
/// Callers may show the certificate of a caller, or none and a token instead.
final class Protection implements AutoCloseable {

  private final NodeConfig config;
  private final Optional<ReloadingTls> tls;

  private Protection(NodeConfig config, Optional<ReloadingTls> tls) {
    this.config = config;
    this.tls = tls;
  }

  /// @throws UnusableTlsException if the certificate cannot be used, or is not this node's
  static Protection of(NodeConfig config) {
    return new Protection(config, config.tls().map(files -> ReloadingTls.open(files)))
        .requireOwnName();
  }

  private Protection requireOwnName() {
    tls.map(ReloadingTls::certificate).ifPresent(this::requireOwnName);
    return this;
  }

  private void requireOwnName(X509Certificate certificate) {
    if (!PeerNames.nodeOf(certificate, config.cluster()).equals(Optional.of(config.node()))) {
      close();
      throw new UnusableTlsException(
          ("the certificate of %s is not that of node %s of cluster %s: the others know it by the"
                  + " alternative name %s, as a URI")
              .formatted(
                  certificate.getSubjectX500Principal().getName(),
                  config.node(),
                  config.cluster(),
                  PeerNames.nodeUri(config.cluster(), config.node())));
    }
  }

  Optional<ReloadingTls> tls() {
    return tls;
  }

  Optional<PortTls> betweenNodes() {
    return tls.map(own -> new PortTls(own.keyManager(), nodesOnly(own)));
  }

  private X509ExtendedTrustManager nodesOnly(ReloadingTls own) {
    return new NodeTrust(own.trustManager(), config.cluster());
  }

  /// For calls to other nodes.
  ChannelCredentials toNodes() {
    return tls.<ChannelCredentials>map(own ->
            TlsChannelCredentials.newBuilder()
                .keyManager(own.keyManager())
                .trustManager(nodesOnly(own))
                .build())
        .orElseGet(InsecureChannelCredentials::create);
  }

  /// For calls of anyone.
  ServerCredentials ofCalls() {
    return tls.<ServerCredentials>map(own ->
            TlsServerCredentials.newBuilder()
                .keyManager(own.keyManager())
                .trustManager(own.trustManager())
                .clientAuth(TlsServerCredentials.ClientAuth.OPTIONAL)
                .build())
        .orElseGet(InsecureServerCredentials::create);
  }

  /// For pages and DNS.
  Optional<SSLContext> openToAll() {
    return tls.map(own -> {
      try {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
            new KeyManager[] {own.keyManager()}, new TrustManager[] {own.trustManager()}, null);
        return context;
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("this Java knows no TLS", impossible);
      }
    });
  }

  @Override
  public void close() {
    tls.ifPresent(ReloadingTls::close);
  }
}
