package dev.holdfast.tls;

import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Certificates and a key that are in use, read again whenever their files change: connections that
/// are made from then on use and accept the new ones.
public final class ReloadingTls implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ReloadingTls.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final TlsFiles files;
  private final AdvancedTlsX509KeyManager key = new AdvancedTlsX509KeyManager();
  private final AdvancedTlsX509TrustManager trust;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("certificates").factory());
  private volatile Loaded loaded;
  private List<Object> seen;
  private List<Object> complainedOf = List.of();

  private ReloadingTls(TlsFiles files) {
    this.files = files;
    this.seen = stamps();
    this.loaded = Loaded.read(files);
    try {
      trust = AdvancedTlsX509TrustManager.newBuilder().build();
      use(loaded);
    } catch (GeneralSecurityException | IOException unusable) {
      throw new UnusableTlsException(
          "the certificates in %s cannot be used: %s".formatted(files.ca(), unusable), unusable);
    }
  }

  /// Reads the files, and goes on looking at them.
  ///
  /// @throws UnusableTlsException if they cannot be used as they are
  public static ReloadingTls open(TlsFiles files) {
    ReloadingTls opened = new ReloadingTls(files);
    opened.looking.scheduleWithFixedDelay(
        opened::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return opened;
  }

  private void look() {
    List<Object> now = stamps();
    if (now.equals(seen)) {
      return;
    }
    try {
      Loaded read = Loaded.read(files);
      use(read);
      // Noted last: what could not be used is tried again, as its other half may be on its way.
      loaded = read;
      seen = now;
      log.info("Certificates were read again: {}", files.all());
    } catch (UnusableTlsException | GeneralSecurityException | IOException unusable) {
      complain(now, unusable);
    } catch (RuntimeException failed) {
      // An exception would end the looking for good.
      log.error("Looking at the certificates failed", failed);
    }
  }

  /// Once for each version of the files, however often it is tried.
  private void complain(List<Object> version, Exception unusable) {
    if (!version.equals(complainedOf)) {
      complainedOf = version;
      log.warn(
          "Certificates have changed and cannot be used, so those from before stay in use: {}",
          unusable.getMessage());
    }
  }

  private void use(Loaded read) throws GeneralSecurityException, IOException {
    trust.updateTrustCredentials(read.anchors());
    if (read.own().isPresent()) {
      Loaded.Own own = read.own().get();
      key.updateIdentityCredentials(own.chain().toArray(X509Certificate[]::new), own.key());
    }
  }

  /// What tells one version of the files from another.
  private List<Object> stamps() {
    return files.all().stream().map(ReloadingTls::stamp).toList();
  }

  private static Object stamp(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return List.of(found.lastModifiedTime(), found.size(), String.valueOf(found.fileKey()));
    } catch (IOException missing) {
      return "missing";
    }
  }

  public boolean hasOwn() {
    return loaded.own().isPresent();
  }

  /// Shows the certificate in use.
  public X509ExtendedKeyManager keyManager() {
    return key;
  }

  /// Trusts what the authorities in use have signed.
  public X509ExtendedTrustManager trustManager() {
    return trust;
  }

  /// The certificate in use.
  public X509Certificate certificate() {
    return loaded.own().orElseThrow().chain().getFirst();
  }

  /// Stands for what is in use: another object once that has changed.
  public Object version() {
    return loaded;
  }

  /// Whether a certificate that was accepted when a connection was made would be now: its authority
  /// may have been replaced since, its time be over.
  public boolean stillTrusts(List<X509Certificate> chain) {
    try {
      Loaded.validate(chain, loaded.ca());
      return true;
    } catch (GeneralSecurityException refused) {
      return false;
    }
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
