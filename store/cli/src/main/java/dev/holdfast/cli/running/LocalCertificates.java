package dev.holdfast.cli.running;

import dev.holdfast.server.certificate.Authority;
import dev.holdfast.server.certificate.Issued;
import dev.holdfast.tls.TlsFiles;
import java.nio.file.Files;
import java.nio.file.Path;

/// The certificates that `up` has made in its data folder: those of the nodes and of its own
/// programs, and one for whoever works beside them.
public record LocalCertificates(Path folder) {

  /// The files of whoever has started the cluster.
  public static final String OPERATOR = "operator";

  public boolean exist() {
    return Files.exists(ca());
  }

  public Path ca() {
    return folder.resolve(Authority.NAME + Issued.CERTIFICATE);
  }

  public TlsFiles operator() {
    return of(OPERATOR);
  }

  public TlsFiles of(String name) {
    return TlsFiles.of(
        ca(), folder.resolve(name + Issued.CERTIFICATE), folder.resolve(name + Issued.KEY));
  }
}
