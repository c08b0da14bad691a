package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.tls.PeerNames;
import dev.holdfast.tls.ReloadingTls;
import dev.holdfast.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goal: what `certs` makes is what nodes and clients take, and nothing that is there is lost.
class CertCommandsTest {

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void anAuthority() {
    folder = temporary.resolve("certs");
    assertThat(certs("init", "--cluster", "example").exitCode()).isZero();
  }

  private Cli certs(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "certs";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--folder";
    all[arguments.length + 2] = folder.toString();
    return Cli.run(all);
  }

  private TlsFiles files(String name) {
    return TlsFiles.of(
        folder.resolve("ca.crt"), folder.resolve(name + ".crt"), folder.resolve(name + ".key"));
  }

  @Test
  void aNodeAndACallerAreMadeAndKnownByTheirNames() throws IOException {
    Cli node = certs("node", "n1", "--host", "ns1.example.net,192.0.2.1");
    Cli caller = certs("client", "alice", "--days", "30");

    assertThat(node.out()).contains("node n1 of cluster example", "certificate: n1.crt");
    assertThat(caller.out()).contains("certificate of alice", "--cert");
    try (ReloadingTls made = ReloadingTls.open(files("n1"));
        ReloadingTls alice = ReloadingTls.open(files("alice"))) {
      assertThat(PeerNames.nodeOf(made.certificate(), "example")).contains("n1");
      assertThat(PeerNames.callerOf(made.certificate())).isEmpty();
      assertThat(PeerNames.callerOf(alice.certificate())).contains("alice");
      assertThat(PeerNames.nodeOf(alice.certificate(), "example")).isEmpty();
    }
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ca.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    String before = Files.readString(folder.resolve("ca.key"));
    assertThat(certs("init", "--cluster", "example"))
        .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(1))
        .satisfies(refused -> assertThat(refused.err()).contains("is there already"));
    assertThat(folder.resolve("ca.key")).hasContent(before);
  }

  @Test
  void whatCannotBeIsToldInASentence() {
    assertThat(certs("client", "ca").err()).contains("'ca' cannot be a name here");
    assertThat(certs("client", "../alice").err()).contains("cannot be a name here");
    assertThat(certs("node", "n1", "--host", "192.0.2.1:7201").err()).contains("without a port");
    assertThat(certs("client", "bob", "--days", "0").err()).contains("1 to 36500 days");
    assertThat(Cli.run("certs", "client", "bob", "--folder", temporary.toString()).err())
        .contains("There is no authority in", "holdfast certs init");
  }
}
