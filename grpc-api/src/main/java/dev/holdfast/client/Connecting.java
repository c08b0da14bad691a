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
import java.util.regex.Pattern;

/// Makes a client's channels: how they are protected, and what each call on them says of who makes
/// it.
final class Connecting implements AutoCloseable {

  private static final int METADATA_OCTETS = 32 << 10;

  /// Hosts that are this machine whatever its names resolve to.
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1]):[0-9]+");

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

  /// Whether a call to `address` keeps the token from the network: whoever reads it there can use
  /// it.
  boolean keepsTokenPrivate(String address) {
    return tls.isPresent()
        || !metadata.containsKey(CallMetadata.AUTHORIZATION)
        || THIS_MACHINE.matcher(address).matches();
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
