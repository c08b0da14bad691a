package dev.holdfast.tls;

import io.grpc.util.CertificateUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// Reads certificates and private keys from PEM files.
public final class Pem {

  private static final String KEY_BEGINS = "-----BEGIN PRIVATE KEY-----";
  private static final String CERTIFICATE_BEGINS = "-----BEGIN CERTIFICATE-----";

  private Pem() {}

  /// @throws UnusableTlsException if there is none in it
  public static List<X509Certificate> certificates(Path file) {
    byte[] octets = octets(file);
    if (!text(octets).contains(CERTIFICATE_BEGINS)) {
      throw new UnusableTlsException(
          "%s holds no certificate: no line is '%s'".formatted(file, CERTIFICATE_BEGINS));
    }
    try {
      return List.of(CertificateUtils.getX509Certificates(new ByteArrayInputStream(octets)));
    } catch (GeneralSecurityException garbled) {
      throw new UnusableTlsException(
          "%s holds no certificate that can be read: %s".formatted(file, garbled.getMessage()),
          garbled);
    }
  }

  /// @throws UnusableTlsException if there is none in it, or it is locked with a password
  public static PrivateKey privateKey(Path file) {
    byte[] octets = octets(file);
    if (!text(octets).contains(KEY_BEGINS)) {
      throw new UnusableTlsException(
          ("%s holds no key as PKCS#8 without a password: no line is '%s'. 'openssl pkcs8 -topk8"
                  + " -nocrypt' makes one of others")
              .formatted(file, KEY_BEGINS));
    }
    try {
      return CertificateUtils.getPrivateKey(new ByteArrayInputStream(octets));
    } catch (GeneralSecurityException | IOException garbled) {
      throw new UnusableTlsException(
          "%s holds no key that can be read: %s".formatted(file, garbled.getMessage()), garbled);
    }
  }

  private static byte[] octets(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException missing) {
      throw new UnusableTlsException("there is no file " + file, missing);
    } catch (AccessDeniedException denied) {
      throw new UnusableTlsException("%s may not be read".formatted(file), denied);
    } catch (IOException unreadable) {
      throw new UnusableTlsException(
          "%s cannot be read: %s".formatted(file, unreadable.getMessage()), unreadable);
    }
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}
