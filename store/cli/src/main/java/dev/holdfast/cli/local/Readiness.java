package dev.holdfast.cli.local;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.running.DataFolder;
import dev.holdfast.cli.running.LocalCertificates;
import dev.holdfast.cli.running.RunningProcess;
import dev.holdfast.tls.ReloadingTls;
import dev.holdfast.tls.TlsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/// Waits for the nodes to say that they are ready.
final class Readiness {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final int LOG_LINES = 5;

  private final DataFolder folder;
  private final Ports ports;
  private final LocalCluster cluster;
  private final Optional<SSLSocketFactory> tls;

  Readiness(DataFolder folder, Ports ports, LocalCluster cluster) {
    this.folder = folder;
    this.ports = ports;
    this.cluster = cluster;
    this.tls = cluster.credentials(LocalCertificates.OPERATOR).tls().map(Readiness::sockets);
  }

  private static SSLSocketFactory sockets(TlsFiles files) {
    try (ReloadingTls own = ReloadingTls.open(files)) {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {own.keyManager()}, new TrustManager[] {own.trustManager()}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java knows no TLS", impossible);
    }
  }

  void awaitNodes() throws InterruptedException, IOException {
    long began = System.nanoTime();
    for (int node = 1; node <= Ports.NODES; node++) {
      String obstacle = obstacle(node);
      while (!obstacle.isEmpty()) {
        refuseDead();
        if (System.nanoTime() - began > LONGEST.toNanos()) {
          throw CommandException.unreachable(
              "node-%d is not ready after %d s: %s. Its log is %s."
                  .formatted(node, LONGEST.toSeconds(), obstacle, folder.log("node-" + node)));
        }
        Thread.sleep(GLANCE);
        obstacle = obstacle(node);
      }
    }
  }

  /// What stands in the way of the node, in its own words; empty when it is ready.
  private String obstacle(int node) {
    try {
      String scheme = tls.isPresent() ? "https" : "http";
      HttpURLConnection page =
          (HttpURLConnection)
              URI.create("%s://%s/readyz".formatted(scheme, ports.http(node)))
                  .toURL()
                  .openConnection();
      if (page instanceof HttpsURLConnection secured) {
        tls.ifPresent(secured::setSSLSocketFactory);
      }
      page.setConnectTimeout(1000);
      page.setReadTimeout(1000);
      if (page.getResponseCode() == HttpURLConnection.HTTP_OK) {
        return "";
      }
      try (InputStream told = page.getErrorStream()) {
        return new String(told.readAllBytes(), StandardCharsets.UTF_8).strip();
      }
    } catch (IOException silent) {
      return "it does not answer yet";
    }
  }

  /// @throws CommandException if one of the processes has ended
  void refuseDead() throws IOException {
    List<RunningProcess> dead = cluster.dead();
    if (!dead.isEmpty()) {
      Path log = folder.log(dead.getFirst().name());
      throw CommandException.refused(
          "%s ended while it started. The end of its log, %s:\n%s"
              .formatted(dead.getFirst().name(), log, end(log)));
    }
  }

  private static String end(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()).stream()
        .map("  "::concat)
        .collect(Collectors.joining("\n"));
  }
}
