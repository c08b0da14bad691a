package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.tls.ReloadingTls;
import dev.holdfast.tls.TlsFiles;
import dev.holdfast.tls.UnusableTlsException;
import dev.holdfast.v1.ClusterServiceGrpc;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.StatusResponse;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Goal: nobody reaches a protected node, or speaks Raft to it, who has no business there, and its
/// certificates are replaced while it runs. On real clusters, over real sockets.
class TlsTest {

  private static final String HTTP2 = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final byte[] NO_SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

  private static final TestCertificates CERTIFICATES = TestCertificates.create();
  private static final TestCertificates STRANGERS = TestCertificates.create();
  private static ThreeNodes nodes;

  @BeforeAll
  static void start() {
    nodes = ThreeNodes.start(CERTIFICATES::protect);
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  private static int raftPort() {
    return nodes.leader().config().self().raft().port();
  }

  private static StatusResponse status(RunningNode node, ChannelCredentials credentials) {
    ManagedChannel channel =
        Grpc.newChannelBuilder(node.config().self().grpc().toString(), credentials).build();
    try {
      return ClusterServiceGrpc.newBlockingStub(channel)
          .withDeadlineAfter(10, TimeUnit.SECONDS)
          .status(StatusRequest.getDefaultInstance());
    } finally {
      channel.shutdownNow();
    }
  }

  private static ChannelCredentials showing(TlsFiles files) {
    try (ReloadingTls own = ReloadingTls.open(files)) {
      TlsChannelCredentials.Builder builder =
          TlsChannelCredentials.newBuilder().trustManager(own.trustManager());
      return own.hasOwn() ? builder.keyManager(own.keyManager()).build() : builder.build();
    }
  }

  /// The certificate and key of one side, without any look at whether they are good.
  private static ChannelCredentials showingBlindly(TlsFiles files) throws IOException {
    return TlsChannelCredentials.newBuilder()
        .trustManager(files.ca().toFile())
        .keyManager(
            files.own().orElseThrow().certificate().toFile(),
            files.own().orElseThrow().key().toFile())
        .build();
  }

  private static void assertNotReached(RunningNode node, ChannelCredentials credentials) {
    assertThatThrownBy(() -> status(node, credentials))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            refused ->
                assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
  }

  @Test
  void nodes_replicate_and_pass_calls_on_over_protected_connections() {
    new Planner(nodes.follower()).importZone(address("api.example.", "192.0.2.1"));

    for (RunningNode node : nodes.all()) {
      await().until(() -> node.dig().values("api.example.", "A").contains("192.0.2.1"));
      assertThat(node.get("/readyz").body()).isEqualTo("ready\n");
    }
  }

  @Test
  void nothing_answers_in_plain_text() throws IOException {
    assertNotReached(nodes.leader(), InsecureChannelCredentials.create());
    for (int port : new int[] {raftPort(), nodes.leader().config().self().http().port()}) {
      try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port)) {
        plain.setSoTimeout(10_000);
        plain
            .getOutputStream()
            .write("GET /livez HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        String answer = new String(readAll(plain.getInputStream()), StandardCharsets.ISO_8859_1);
        assertThat(answer).doesNotContain("HTTP");
      }
    }
  }

  private static byte[] readAll(InputStream in) {
    try {
      return in.readNBytes(256);
    } catch (IOException closed) {
      return new byte[0];
    }
  }

  @Test
  void a_certificate_of_another_authority_or_of_the_past_is_refused() throws IOException {
    TlsFiles strangers = STRANGERS.caller("ada");
    TlsFiles mixed = new TlsFiles(CERTIFICATES.nobody().ca(), strangers.own());
    TlsFiles expired = CERTIFICATES.expired("late");

    assertNotReached(nodes.leader(), showingBlindly(mixed));
    assertNotReached(nodes.leader(), showingBlindly(expired));
    assertThat(status(nodes.leader(), showing(CERTIFICATES.caller("ada"))).getNodeId())
        .isEqualTo(nodes.leader().id());
  }

  @Test
  void a_client_does_not_speak_to_nodes_of_another_authority() {
    assertNotReached(nodes.leader(), showing(STRANGERS.nobody()));
  }

  @Test
  void only_a_certificate_of_a_node_of_this_cluster_speaks_raft() throws Exception {
    assertThat(speaksHttp2(CERTIFICATES.node("test", "n9"))).isTrue();

    assertThat(speaksHttp2(CERTIFICATES.caller("planner"))).isFalse();
    assertThat(speaksHttp2(CERTIFICATES.caller("n1"))).isFalse();
    assertThat(speaksHttp2(CERTIFICATES.node("other", "n1"))).isFalse();
    assertThat(speaksHttp2(CERTIFICATES.nobody())).isFalse();
  }

  /// Whether whoever shows this gets as far as HTTP/2 on the port between nodes.
  private static boolean speaksHttp2(TlsFiles files) throws Exception {
    try (ReloadingTls own = ReloadingTls.open(files)) {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          own.hasOwn() ? new KeyManager[] {own.keyManager()} : null,
          new TrustManager[] {own.trustManager()},
          null);
      try (SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", raftPort())) {
        socket.setSoTimeout(10_000);
        var parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.getOutputStream().write(HTTP2.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(NO_SETTINGS);
        return socket.getInputStream().read() >= 0;
      } catch (SSLException refused) {
        return false;
      } catch (IOException closed) {
        return false;
      }
    }
  }

  @Test
  void a_node_does_not_start_with_the_certificate_of_another() {
    var config = TestConfigs.cluster(1, CERTIFICATES.folder().resolve("data")).getFirst();

    assertThatThrownBy(() ->
            Protection.of(
                TestConfigs.with(config, java.util.Optional.of(CERTIFICATES.node("test", "n7")))))
        .isInstanceOf(UnusableTlsException.class)
        .hasMessageContaining("is not that of node n1 of cluster test")
        .hasMessageContaining("holdfast://test/node/n1");
  }

  @Test
  void certificates_are_replaced_while_a_node_runs_and_the_old_authority_is_refused_then() {
    TestCertificates before = TestCertificates.create();
    TestCertificates after = TestCertificates.create();
    after.node("test", "n1");
    var config = before.protect(TestConfigs.cluster(1, before.folder().resolve("data")).getFirst());
    ChannelCredentials old = showing(before.caller("ada"));
    ChannelCredentials renewed = showing(after.caller("ada"));
    try (RunningNode node = RunningNode.start(config, chosen -> new MemoryReplica(chosen.node()))) {
      assertThat(status(node, old).getNodeId()).isEqualTo("n1");
      assertNotReached(node, renewed);

      before.replaceBy(after, "test-n1", "test-n1");
      before.replaceBy(after, "ca", "ca");

      await().ignoreExceptions().until(() -> status(node, renewed).getNodeId().equals("n1"));
      assertNotReached(node, old);
    }
  }
}
