package dev.holdfast.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the files held when they were read, and fits together.
record Loaded(List<X509Certificate> ca, Optional<Own> own) {

  private static final byte[] SPECIMEN = {1, 2, 3};

  record Own(List<X509Certificate> chain, PrivateKey key) {}

  /// @throws UnusableTlsException if a file cannot be used, or they do not fit together
  static Loaded read(TlsFiles files) {
    List<X509Certificate> ca = Pem.certificates(files.ca());
    return new Loaded(ca, files.own().map(own -> read(files, own, ca)));
  }

  private static Own read(TlsFiles files, TlsFiles.Own paths, List<X509Certificate> ca) {
    Own own = new Own(Pem.certificates(paths.certificate()), Pem.privateKey(paths.key()));
    if (!belongTogether(own.chain().getFirst().getPublicKey(), own.key())) {
      throw new UnusableTlsException(
          "the key in %s is not that of the certificate in %s"
              .formatted(paths.key(), paths.certificate()));
    }
    try {
      validate(own.chain(), ca);
    } catch (GeneralSecurityException invalid) {
      throw new UnusableTlsException(
          "the certificate in %s is not valid under %s: %s"
              .formatted(paths.certificate(), files.ca(), invalid.getMessage()),
          invalid);
    }
    return own;
  }

  private static boolean belongTogether(PublicKey publicKey, PrivateKey key) {
    if (!publicKey.getAlgorithm().equals(key.getAlgorithm())) {
      return false;
    }
    String algorithm =
        switch (key.getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          default -> key.getAlgorithm();
        };
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(SPECIMEN);
      byte[] signature = signing.sign();
      signing.initVerify(publicKey);
      signing.update(SPECIMEN);
      return signing.verify(signature);
    } catch (GeneralSecurityException unusable) {
      return false;
    }
  }

  /// @throws GeneralSecurityException if `chain` does not lead to one of `ca` now
  static void validate(List<X509Certificate> chain, List<X509Certificate> ca)
      throws GeneralSecurityException {
    PKIXParameters parameters =
        new PKIXParameters(
            ca.stream().map(anchor -> new TrustAnchor(anchor, null)).collect(Collectors.toSet()));
    parameters.setRevocationEnabled(false);
    // A chain may end in the authority itself, which is no part of the path to it.
    List<X509Certificate> path = new ArrayList<>(chain);
    path.removeIf(ca::contains);
    CertPathValidator.getInstance("PKIX")
        .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
  }

  X509Certificate[] anchors() {
    return ca.toArray(X509Certificate[]::new);
  }
}
