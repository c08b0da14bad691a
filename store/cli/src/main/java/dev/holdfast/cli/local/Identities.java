package dev.holdfast.cli.local;

import dev.holdfast.cli.console.UserName;
import dev.holdfast.cli.running.LocalCertificates;
import dev.holdfast.server.certificate.Authority;
import dev.holdfast.server.certificate.Issued;
import dev.holdfast.tls.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The certificates of a local cluster: an authority, and one for each node, for each program, and
/// for whoever starts it all. What is there is kept until it is about to end.
final class Identities {

  static final String CLUSTER = "local";
  static final String PLANNER = "planner";

  private static final List<String> HOSTS = List.of("127.0.0.1", "::1", "localhost");
  private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(3650);
  private static final Duration VALIDITY = Duration.ofDays(365);
  private static final Duration LEAST_LEFT = Duration.ofDays(30);

  private final LocalCertificates certificates;

  Identities(LocalCertificates certificates) {
    this.certificates = certificates;
  }

  /// The names of the enactors.
  static List<String> enactors() {
    return IntStream.rangeClosed(1, LocalCluster.ENACTORS)
        .mapToObj("enactor-%d"::formatted)
        .toList();
  }

  /// The caller that whoever starts the cluster is. None of its programs, whatever the user is
  /// called.
  static String operator() {
    List<String> taken = new ArrayList<>(enactors());
    taken.add(PLANNER);
    String name = UserName.ofThisProcess();
    return taken.contains(name) ? LocalCertificates.OPERATOR : name;
  }

  /// Makes what is missing, and anew what ends soon.
  void prepare() throws IOException {
    Files.createDirectories(certificates.folder());
    if (!certificates.exist()) {
      Authority.create(CLUSTER, AUTHORITY_VALIDITY).write(certificates.folder());
    }
    Authority authority = Authority.load(certificates.folder());
    for (int node = 1; node <= Ports.NODES; node++) {
      String id = "node-" + node;
      keep(id, () -> authority.node(CLUSTER, id, HOSTS, VALIDITY));
    }
    keep(LocalCertificates.OPERATOR, () -> authority.caller(operator(), VALIDITY));
    keep(PLANNER, () -> authority.caller(PLANNER, VALIDITY));
    for (String enactor : enactors()) {
      keep(enactor, () -> authority.caller(enactor, VALIDITY));
    }
  }

  private void keep(String name, Supplier<Issued> made) throws IOException {
    Path certificate = certificates.folder().resolve(name + Issued.CERTIFICATE);
    Path key = certificates.folder().resolve(name + Issued.KEY);
    if (Files.exists(certificate) && Files.exists(key) && lasts(certificate)) {
      return;
    }
    Files.deleteIfExists(certificate);
    Files.deleteIfExists(key);
    made.get().write(certificates.folder(), name);
  }

  private static boolean lasts(Path certificate) {
    return Pem.certificates(certificate)
        .getFirst()
        .getNotAfter()
        .toInstant()
        .isAfter(Instant.now().plus(LEAST_LEFT));
  }
}
