package dev.holdfast.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where certificates and a key lie, as PEM.
///
/// @param ca the certificates of whoever signs for the cluster; more than one while they change
/// @param own the certificate this side shows, and its key; absent for a client that shows none
public record TlsFiles(Path ca, Optional<Own> own) {

  /// @param certificate the certificate, then those between it and the cluster's authority
  /// @param key its private key, as PKCS#8 without a password
  public record Own(Path certificate, Path key) {}

  public static TlsFiles of(Path ca, Path certificate, Path key) {
    return new TlsFiles(ca, Optional.of(new Own(certificate, key)));
  }

  public static TlsFiles trusting(Path ca) {
    return new TlsFiles(ca, Optional.empty());
  }

  List<Path> all() {
    return Stream.concat(
            Stream.of(ca), own.stream().flatMap(own -> Stream.of(own.certificate(), own.key())))
        .toList();
  }
}
