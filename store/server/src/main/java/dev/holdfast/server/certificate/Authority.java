package dev.holdfast.server.certificate;

import dev.holdfast.tls.PeerNames;
import dev.holdfast.tls.Pem;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Signs for the nodes and the callers of one cluster.
public final class Authority {

  /// The name of its files.
  public static final String NAME = "ca";

  private static final String COMMON_NAME = "Holdfast authority";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SERIAL_BITS = 127;

  /// What clocks may be apart.
  private static final Duration SKEW = Duration.ofMinutes(10);

  private final Issued own;

  private Authority(Issued own) {
    this.own = own;
  }

  /// A new authority.
  public static Authority create(String cluster, Duration validity) {
    X500Name name =
        new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(BCStyle.O, cluster)
            .addRDN(BCStyle.CN, COMMON_NAME)
            .build();
    try {
      KeyPair pair = newKeyPair();
      Instant now = Instant.now();
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              newSerial(),
              Date.from(now.minus(SKEW)),
              Date.from(now.plus(validity)),
              name,
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
      return new Authority(signed(builder, pair, pair));
    } catch (GeneralSecurityException | CertIOException | OperatorCreationException impossible) {
      throw new IllegalStateException("a certificate could not be made", impossible);
    }
  }

  /// The authority whose files lie in `folder`.
  ///
  /// @throws dev.holdfast.tls.UnusableTlsException if they do not
  public static Authority load(Path folder) {
    return new Authority(
        new Issued(
            Pem.certificates(folder.resolve(NAME + Issued.CERTIFICATE)).getFirst(),
            Pem.privateKey(folder.resolve(NAME + Issued.KEY))));
  }

  /// Writes `ca.crt` and `ca.key`.
  public void write(Path folder) throws IOException {
    own.write(folder, NAME);
  }

  public X509Certificate certificate() {
    return own.certificate();
  }

  /// The cluster it signs for; empty where it does not say.
  public String cluster() throws GeneralSecurityException {
    var organisation = new JcaX509CertificateHolder(certificate()).getSubject().getRDNs(BCStyle.O);
    return organisation.length == 0 ? "" : organisation[0].getFirst().getValue().toString();
  }

  /// Signs for a node.
  ///
  /// @param hosts names and addresses by which others reach it
  public Issued node(String cluster, String id, Collection<String> hosts, Duration validity) {
    List<GeneralName> names = new ArrayList<>();
    names.add(
        new GeneralName(GeneralName.uniformResourceIdentifier, PeerNames.nodeUri(cluster, id)));
    hosts.forEach(host -> names.add(hostName(host)));
    return issue(
        id,
        names,
        List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth),
        Instant.now().minus(SKEW),
        validity);
  }

  private static GeneralName hostName(String host) {
    boolean address = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
  }

  /// Signs for a caller.
  public Issued caller(String name, Duration validity) {
    return caller(name, Instant.now().minus(SKEW), validity);
  }

  /// Signs for a caller, from some moment on.
  public Issued caller(String name, Instant from, Duration validity) {
    return issue(name, List.of(), List.of(KeyPurposeId.id_kp_clientAuth), from, validity);
  }

  private Issued issue(
      String commonName,
      List<GeneralName> names,
      List<KeyPurposeId> purposes,
      Instant from,
      Duration validity) {
    try {
      KeyPair pair = newKeyPair();
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new JcaX509CertificateHolder(certificate()).getSubject(),
              newSerial(),
              Date.from(from),
              Date.from(from.plus(validity)),
              new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build(),
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate().getPublicKey()));
      if (!names.isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(names.toArray(GeneralName[]::new)));
      }
      return signed(builder, pair, new KeyPair(certificate().getPublicKey(), own.key()));
    } catch (GeneralSecurityException | CertIOException | OperatorCreationException impossible) {
      throw new IllegalStateException("a certificate could not be made", impossible);
    }
  }

  private static Issued signed(X509v3CertificateBuilder builder, KeyPair subject, KeyPair signer)
      throws GeneralSecurityException, OperatorCreationException {
    String algorithm =
        signer.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    return new Issued(
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate()))),
        subject.getPrivate());
  }

  private static KeyPair newKeyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
    return generator.generateKeyPair();
  }

  private static BigInteger newSerial() {
    return new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1);
  }
}
