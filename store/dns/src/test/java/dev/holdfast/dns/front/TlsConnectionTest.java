package dev.holdfast.dns.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dns.front.DnsClient.Connection;
import dev.holdfast.dns.responder.AnswerPolicy;
import dev.holdfast.dns.responder.Messages;
import dev.holdfast.dns.zonefile.TestZones;
import dev.holdfast.zone.Zones;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;

/// DNS over TLS (RFC 7858): the same answers as over TCP, to whoever speaks TLS, and to nobody
/// else.
class TlsConnectionTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final char[] PASSWORD = "changeit".toCharArray();

  private static final Zones ZONES =
      TestZones.of(
          """
          $ORIGIN example.
          $TTL 600
          @ SOA ns1.example.org. hostmaster 42 7200 900 1209600 300
          @ NS ns1.example.org.
          www A 192.0.2.80
          $GENERATE 0-1999 huge AAAA 2001:db8::${0,1,x}
          """);

  @TempDir private static Path folder;

  private static SSLContext context;

  private final CountingListener counts = new CountingListener();

  /// A context that shows, and trusts, one certificate of its own making.
  @BeforeAll
  static void makeCertificate() throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve("front.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=front",
                "-alias",
                "front",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
  }

  private DnsFront start(Duration idleTimeout) {
    InetSocketAddress anywhere = new InetSocketAddress("127.0.0.1", 0);
    return DnsFront.start(
        FrontOptions.on(anywhere)
            .withIdleTimeout(idleTimeout)
            .withTls(Optional.of(new FrontTls(anywhere, context))),
        () -> ZONES,
        AnswerPolicy.ALWAYS,
        counts);
  }

  private static SSLSocket connect(DnsFront front, String... protocols) throws IOException {
    InetSocketAddress server = front.tlsAddress().orElseThrow();
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(server.getAddress(), server.getPort());
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(protocols);
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(DnsClient.TIMEOUT_MILLIS);
    return socket;
  }

  @Test
  void queriesSentWithoutWaitingAreAnsweredInTheirOrderHoweverLargeTheAnswers() throws IOException {
    try (DnsFront front = start(LONG);
        Connection connection = new Connection(connect(front))) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (int id = 0; id < 100; id++) {
        all.writeBytes(
            Connection.framed(query(id, id % 10 == 0 ? "huge.example. AAAA" : "www.example. A")));
      }

      connection.sendRaw(all.toByteArray());

      for (int id = 0; id < 100; id++) {
        assertThat(connection.receive().getHeader().getID()).isEqualTo(id);
      }
      assertThat(counts.count("TLS NOERROR")).isEqualTo(100);
    }
  }

  @Test
  void anAskerThatNamesTheProtocolIsTold() throws IOException {
    try (DnsFront front = start(LONG);
        SSLSocket socket = connect(front, "h2", "dot")) {
      socket.startHandshake();

      assertThat(socket.getApplicationProtocol()).isEqualTo("dot");
    }
  }

  @Test
  void anAskerOfAnotherProtocolIsTurnedAway() throws IOException {
    try (DnsFront front = start(LONG);
        SSLSocket socket = connect(front, "h2")) {
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void plainTextIsNotAnsweredAndHurtsNobody() throws IOException {
    try (DnsFront front = start(LONG)) {
      InetSocketAddress server = front.tlsAddress().orElseThrow();
      try (Socket plain = new Socket(server.getAddress(), server.getPort())) {
        plain.setSoTimeout(DnsClient.TIMEOUT_MILLIS);
        plain.getOutputStream().write(Connection.framed(query(7, "www.example. A")));

        // An alert of TLS may come first; a response has its id in its third and fourth octet.
        byte[] said = plain.getInputStream().readNBytes(4);
        assertThat(said.length < 4 || said[2] != 0 || said[3] != 7).isTrue();
      }
      try (Connection connection = new Connection(connect(front))) {
        connection.send(query(8, "www.example. A"));
        assertThat(connection.receive().getHeader().getID()).isEqualTo(8);
      }
    }
  }

  @Test
  void whoeverConnectsAndSaysNothingIsSentAway() throws IOException {
    try (DnsFront front = start(SHORT)) {
      InetSocketAddress server = front.tlsAddress().orElseThrow();
      try (Connection silent = new Connection(new Socket(server.getAddress(), server.getPort()))) {
        assertThat(silent.isClosedByFront()).isTrue();
      }
    }
  }

  private static byte[] query(int id, String question) {
    Message query = Messages.query(question);
    query.getHeader().setID(id);
    return query.toWire();
  }
}
