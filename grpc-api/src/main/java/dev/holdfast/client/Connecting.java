package dev.holdfast.client;

import dev.holdfast.contract.CallMetadata;
import dev.holdfast.contract.Limits;
import dev.holdfast.tls.ReloadingTls;
import io.grpc.ChannelCredentials;
import io.grpc.ClientInterceptor;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.MetadataUtils;
import java.util.List;
import java.util.Optional;

/// Makes a client's channels: how they are protected, and what each call on them says of who makes
/// it.
final class Connecting implements AutoCloseable {

  private static final int METADATA_OCTETS = 32 << 10;

  private final Metadata metadata = new Metadata();
  private final Optional<ReloadingTls> tls;
  private final List<ClientInterceptor> interceptors;

  /// @throws dev.holdfast.tls.UnusableTlsException if files of certificates cannot be used
  Connecting(ClientOptions options, List<ClientInterceptor> interceptors) {
    this.interceptors = List.copyOf(interceptors);
    metadata.put(CallMetadata.CALLER, options.caller());
    options
        .credentials()
        .token()
        .ifPresent(token -> metadata.put(CallMetadata.AUTHORIZATION, CallMetadata.BEARER + token));
    tls = options.credentials().tls().map(ReloadingTls::open);
  }

  ManagedChannel to(String address) {
    return Grpc.newChannelBuilder(address, credentials())
        .intercept(MetadataUtils.newAttachHeadersInterceptor(metadata))
        .intercept(interceptors)
        .maxInboundMessageSize(Limits.INBOUND_OCTETS + Limits.FRAME_OCTETS)
        .maxInboundMetadataSize(METADATA_OCTETS)
        .disableRetry()
        .userAgent("holdfast-java")
        .build();
  }

  /// Whether something is added to each call, as a trace does, that has no place in a call which a
  /// stream carries with others.
  boolean intercepts() {
    return !interceptors.isEmpty();
  }

  private ChannelCredentials credentials() {
    return tls.<ChannelCredentials>map(Connecting::credentials)
        .orElseGet(InsecureChannelCredentials::create);
  }

  private static ChannelCredentials credentials(ReloadingTls own) {
    TlsChannelCredentials.Builder builder =
        TlsChannelCredentials.newBuilder().trustManager(own.trustManager());
    return own.hasOwn() ? builder.keyManager(own.keyManager()).build() : builder.build();
  }

  @Override
  public void close() {
    tls.ifPresent(ReloadingTls::close);
  }
}
