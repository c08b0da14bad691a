package dev.holdfast.server.certificate;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/// A certificate and its private key.
public record Issued(X509Certificate certificate, PrivateKey key) {

  public static final String CERTIFICATE = ".crt";
  public static final String KEY = ".key";

  /// Writes both into `folder`, as `NAME.crt` and `NAME.key`.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException if one of them is there
  public void write(Path folder, String name) throws IOException {
    PemFiles.writeNew(folder.resolve(name + KEY), key, true);
    PemFiles.writeNew(folder.resolve(name + CERTIFICATE), certificate, false);
  }

  /// Never shows the key.
  @Override
  public String toString() {
    return "Issued[%s]".formatted(certificate.getSubjectX500Principal());
  }
}
