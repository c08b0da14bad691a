package dev.holdfast.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/// What certificates call those who show them.
///
/// A node is named by a URI among the subject's alternative names, `holdfast://CLUSTER/node/ID`; a
/// caller by the subject's common name. The two never mix: whoever signs decides by the URI who may
/// speak for a node, and a caller called `node-1` is still a caller.
public final class PeerNames {

  private static final int URI_NAME = 6;
  private static final String SCHEME = "holdfast://";
  private static final String NODE = "/node/";

  private PeerNames() {}

  /// The URI that makes a certificate a node's.
  public static String nodeUri(String cluster, String id) {
    return SCHEME + cluster + NODE + id;
  }

  /// The id of the node of `cluster` that the certificate belongs to; empty if it is none's.
  public static Optional<String> nodeOf(X509Certificate certificate, String cluster) {
    String prefix = nodeUri(cluster, "");
    return uris(certificate).stream()
        .filter(uri -> uri.startsWith(prefix))
        .map(uri -> uri.substring(prefix.length()))
        .findFirst();
  }

  /// Whether it names a node, of whichever cluster.
  public static boolean isNode(X509Certificate certificate) {
    return uris(certificate).stream().anyMatch(uri -> uri.startsWith(SCHEME) && uri.contains(NODE));
  }

  /// The caller that the certificate belongs to; empty if it is a node's, or names nobody.
  public static Optional<String> callerOf(X509Certificate certificate) {
    return isNode(certificate) ? Optional.empty() : commonName(certificate);
  }

  private static Optional<String> commonName(X509Certificate certificate) {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().reversed().stream()
              .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
              .map(Rdn::getValue)
              .map(String::valueOf)
              .findFirst();
    } catch (InvalidNameException unreadable) {
      return Optional.empty();
    }
  }

  private static List<String> uris(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> name.getFirst().equals(URI_NAME))
              .map(name -> String.valueOf(name.get(1)))
              .toList();
    } catch (CertificateParsingException unreadable) {
      return List.of();
    }
  }
}
