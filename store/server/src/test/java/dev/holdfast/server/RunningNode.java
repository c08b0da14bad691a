package dev.holdfast.server;

import dev.holdfast.client.Credentials;
import dev.holdfast.contract.CallMetadata;
import dev.holdfast.contract.Limits;
import dev.holdfast.replica.Replica;
import dev.holdfast.server.config.NodeConfig;
import dev.holdfast.tls.ReloadingTls;
import dev.holdfast.tls.TlsFiles;
import dev.holdfast.v1.AuditServiceGrpc;
import dev.holdfast.v1.CleanUpServiceGrpc;
import dev.holdfast.v1.ClusterServiceGrpc;
import dev.holdfast.v1.FreezeServiceGrpc;
import dev.holdfast.v1.GuardServiceGrpc;
import dev.holdfast.v1.OverrideServiceGrpc;
import dev.holdfast.v1.PlanServiceGrpc;
import dev.holdfast.v1.RecordSetServiceGrpc;
import dev.holdfast.v1.TargetServiceGrpc;
import dev.holdfast.v1.ZoneServiceGrpc;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.function.Function;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// A node under test and everything one can ask it.
final class RunningNode implements AutoCloseable {

  private final NodeConfig config;
  private final Node node;
  private final ManagedChannel channel;
  private final HttpClient http;

  private RunningNode(NodeConfig config, Node node) {
    this.config = config;
    this.node = node;
    this.channel = channel(config, "tester");
    this.http = http(config);
  }

  static RunningNode start(NodeConfig config) {
    return new RunningNode(config, Node.start(config));
  }

  /// A way to open a replica that applies nothing before it is listened to.
  static Node.Replicating opening(Function<NodeConfig, Replica> replication) {
    return (config, _, listener) -> {
      Replica replica = replication.apply(config);
      replica.listen(listener);
      return replica;
    };
  }

  static RunningNode start(NodeConfig config, Function<NodeConfig, Replica> replication) {
    return new RunningNode(config, Node.start(config, opening(replication)));
  }

  private static ManagedChannel channel(NodeConfig config, String caller) {
    Metadata metadata = new Metadata();
    metadata.put(CallMetadata.CALLER, caller);
    return Grpc.newChannelBuilder(config.self().grpc().toString(), credentials(config, caller))
        .intercept(MetadataUtils.newAttachHeadersInterceptor(metadata))
        .maxInboundMessageSize(Limits.INBOUND_OCTETS)
        .maxInboundMetadataSize(32 << 10)
        .build();
  }

  /// Where the node is protected, its tester has a certificate of the same authority.
  private static ChannelCredentials credentials(NodeConfig config, String caller) {
    return config
        .tls()
        .<ChannelCredentials>map(files -> {
          try (ReloadingTls own = ReloadingTls.open(certificates(files).caller(caller))) {
            return TlsChannelCredentials.newBuilder()
                .trustManager(own.trustManager())
                .keyManager(own.keyManager())
                .build();
          }
        })
        .orElseGet(InsecureChannelCredentials::create);
  }

  private static TestCertificates certificates(TlsFiles files) {
    return new TestCertificates(files.ca().getParent());
  }

  private static HttpClient http(NodeConfig config) {
    return config
        .tls()
        .map(files -> {
          try (ReloadingTls own = ReloadingTls.open(certificates(files).caller("tester"))) {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                new KeyManager[] {own.keyManager()}, new TrustManager[] {own.trustManager()}, null);
            return HttpClient.newBuilder().sslContext(context).build();
          } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
          }
        })
        .orElseGet(HttpClient::newHttpClient);
  }

  NodeConfig config() {
    return config;
  }

  String id() {
    return config.node();
  }

  ManagedChannel channel() {
    return channel;
  }

  /// A connection that shows this, whatever it proves.
  ManagedChannel channelWith(Credentials credentials) {
    try (ReloadingTls own = ReloadingTls.open(credentials.tls().orElseThrow())) {
      TlsChannelCredentials.Builder tls =
          TlsChannelCredentials.newBuilder().trustManager(own.trustManager());
      Metadata metadata = new Metadata();
      credentials
          .token()
          .ifPresent(
              token -> metadata.put(CallMetadata.AUTHORIZATION, CallMetadata.BEARER + token));
      return Grpc.newChannelBuilder(
              config.self().grpc().toString(),
              (own.hasOwn() ? tls.keyManager(own.keyManager()) : tls).build())
          .intercept(MetadataUtils.newAttachHeadersInterceptor(metadata))
          .build();
    }
  }

  /// A connection of a caller of its own.
  record Connection(ManagedChannel channel) implements AutoCloseable {
    @Override
    public void close() {
      channel.shutdownNow();
    }
  }

  Connection connectAs(String caller) {
    return new Connection(channel(config, caller));
  }

  ZoneServiceGrpc.ZoneServiceBlockingStub zones() {
    return ZoneServiceGrpc.newBlockingStub(channel);
  }

  RecordSetServiceGrpc.RecordSetServiceBlockingStub recordSets() {
    return RecordSetServiceGrpc.newBlockingStub(channel);
  }

  PlanServiceGrpc.PlanServiceBlockingStub plans() {
    return PlanServiceGrpc.newBlockingStub(channel);
  }

  PlanServiceGrpc.PlanServiceStub plansAsync() {
    return PlanServiceGrpc.newStub(channel);
  }

  CleanUpServiceGrpc.CleanUpServiceBlockingStub cleanUp() {
    return CleanUpServiceGrpc.newBlockingStub(channel);
  }

  OverrideServiceGrpc.OverrideServiceBlockingStub overrides() {
    return OverrideServiceGrpc.newBlockingStub(channel);
  }

  FreezeServiceGrpc.FreezeServiceBlockingStub freezes() {
    return FreezeServiceGrpc.newBlockingStub(channel);
  }

  GuardServiceGrpc.GuardServiceBlockingStub guards() {
    return GuardServiceGrpc.newBlockingStub(channel);
  }

  TargetServiceGrpc.TargetServiceBlockingStub targets() {
    return TargetServiceGrpc.newBlockingStub(channel);
  }

  AuditServiceGrpc.AuditServiceBlockingStub audit() {
    return AuditServiceGrpc.newBlockingStub(channel);
  }

  ClusterServiceGrpc.ClusterServiceBlockingStub cluster() {
    return ClusterServiceGrpc.newBlockingStub(channel);
  }

  Dig dig() {
    return new Dig(config.self().dns().port());
  }

  HttpResponse<String> get(String path) {
    return request("GET", path);
  }

  HttpResponse<String> request(String method, String path) {
    String scheme = config.tls().isPresent() ? "https" : "http";
    URI uri = URI.create("%s://%s%s".formatted(scheme, config.self().http(), path));
    try {
      return http.send(
          HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException("no page " + uri, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while asking for " + uri, interrupted);
    }
  }

  /// Closes the node while others are still connected to it.
  void shutDown() {
    node.close();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    http.shutdownNow();
    node.close();
  }
}
