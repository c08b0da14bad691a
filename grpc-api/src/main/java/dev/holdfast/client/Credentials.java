package dev.holdfast.client;

import dev.holdfast.tls.TlsFiles;
import java.util.Optional;

/// What a client shows a cluster of itself, and by what it knows the cluster.
///
/// @param tls the cluster's authority, and the client's own certificate if it has one; absent where
///   nodes are called without protection
/// @param token a bearer token, for clients without a certificate
public record Credentials(Optional<TlsFiles> tls, Optional<String> token) {

  /// Nothing is protected and nothing is shown: for nodes of this machine that ask for nothing.
  public static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty());

  /// Shows a certificate.
  public static Credentials of(TlsFiles files) {
    return new Credentials(Optional.of(files), Optional.empty());
  }

  public Credentials withToken(String shown) {
    return new Credentials(tls, Optional.of(shown));
  }

  /// Never shows the token.
  @Override
  public String toString() {
    return "Credentials[tls=%s, token=%s]".formatted(tls, token.isPresent() ? "(hidden)" : "none");
  }
}
