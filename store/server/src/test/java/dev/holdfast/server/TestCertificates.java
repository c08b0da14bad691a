package dev.holdfast.server;

import dev.holdfast.server.certificate.Authority;
import dev.holdfast.server.config.NodeConfig;
import dev.holdfast.tls.TlsFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Certificates for tests, in a folder of their own.
record TestCertificates(Path folder) {

  private static final Duration VALID = Duration.ofDays(1);
  private static final List<String> HOSTS = List.of("127.0.0.1");

  /// A new authority.
  static TestCertificates create() {
    try {
      TestCertificates made = new TestCertificates(Files.createTempDirectory("holdfast-certs"));
      Authority.create("test", VALID).write(made.folder());
      return made;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Authority authority() {
    return Authority.load(folder);
  }

  private TlsFiles files(String name) {
    return TlsFiles.of(
        folder.resolve("ca.crt"), folder.resolve(name + ".crt"), folder.resolve(name + ".key"));
  }

  private interface Making {
    void run() throws IOException;
  }

  /// Nodes that start together ask for the same ones.
  private TlsFiles kept(String name, Making making) {
    try {
      synchronized (TestCertificates.class) {
        if (!Files.exists(folder.resolve(name + ".crt"))) {
          making.run();
        }
      }
      return files(name);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  TlsFiles node(String cluster, String id) {
    return kept(
        cluster + "-" + id,
        () -> authority().node(cluster, id, HOSTS, VALID).write(folder, cluster + "-" + id));
  }

  TlsFiles caller(String name) {
    return kept(name, () -> authority().caller(name, VALID).write(folder, name));
  }

  TlsFiles expired(String name) {
    return kept(
        name,
        () ->
            authority()
                .caller(name, Instant.now().minus(VALID), Duration.ofHours(1))
                .write(folder, name));
  }

  /// What trusts this authority and shows nothing.
  TlsFiles nobody() {
    return TlsFiles.trusting(folder.resolve("ca.crt"));
  }

  NodeConfig protect(NodeConfig config) {
    return TestConfigs.with(config, Optional.of(node(config.cluster(), config.node())));
  }

  /// Puts another's files where the own ones were, as a tool that renews certificates does.
  void replaceBy(TestCertificates other, String name, String othersName) {
    try {
      for (String ending : List.of(".crt", ".key")) {
        Files.copy(
            other.folder().resolve(othersName + ending), folder.resolve(name + ending + ".new"));
        Files.move(
            folder.resolve(name + ending + ".new"),
            folder.resolve(name + ending),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
