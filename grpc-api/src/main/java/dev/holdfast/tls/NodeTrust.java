package dev.holdfast.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Trusts nodes of one cluster and nobody else, as servers and as clients: whoever signs for the
/// cluster signs for its callers too, and those have no business between nodes.
public final class NodeTrust extends X509ExtendedTrustManager {

  private static final Logger log = LoggerFactory.getLogger(NodeTrust.class);
  private static final int MOST_TOLD = 100;

  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final X509ExtendedTrustManager signed;
  private final String cluster;

  /// @param signed trusts whatever the cluster's authority has signed
  public NodeTrust(X509ExtendedTrustManager signed, String cluster) {
    this.signed = signed;
    this.cluster = cluster;
  }

  private void requireNode(X509Certificate[] chain) throws CertificateException {
    if (PeerNames.nodeOf(chain[0], cluster).isEmpty()) {
      String subject = chain[0].getSubjectX500Principal().getName();
      tell(subject);
      throw new CertificateException(
          "the certificate of %s is not that of a node of cluster %s".formatted(subject, cluster));
    }
  }

  /// Once for each subject, and not for ever: whoever knocks must not fill the log.
  private void tell(String subject) {
    if (told.size() < MOST_TOLD && told.add(subject)) {
      log.warn(
          "Refused a connection between nodes: the certificate of {} is not that of a node of"
              + " cluster {} ({})",
          subject,
          cluster,
          PeerNames.nodeUri(cluster, "ID"));
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    signed.checkClientTrusted(chain, type);
    requireNode(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    signed.checkClientTrusted(chain, type, socket);
    requireNode(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    signed.checkClientTrusted(chain, type, engine);
    requireNode(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    signed.checkServerTrusted(chain, type);
    requireNode(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    signed.checkServerTrusted(chain, type, socket);
    requireNode(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    signed.checkServerTrusted(chain, type, engine);
    requireNode(chain);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return signed.getAcceptedIssuers();
  }
}
