package dev.holdfast.server.call;

import dev.holdfast.contract.Limits;
import io.grpc.Channel;
import io.grpc.ConnectivityState;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// The gRPC channels from this node to the others.
public final class Peers implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);
  private static final Duration KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(3);
  private static final int METADATA_OCTETS = 32 << 10;

  private final Map<String, ManagedChannel> channelById = new TreeMap<>();

  /// @param addressById gRPC addresses, as `host:port`, of the other nodes by their ids
  public Peers(Map<String, String> addressById) {
    addressById.forEach((id, address) -> channelById.put(id, connect(address)));
  }

  private static ManagedChannel connect(String address) {
    return NettyChannelBuilder.forTarget(address, InsecureChannelCredentials.create())
        .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT_TIMEOUT.toMillis())
        .keepAliveTime(KEEP_ALIVE.toNanos(), TimeUnit.NANOSECONDS)
        .keepAliveTimeout(KEEP_ALIVE_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)
        .maxInboundMessageSize(Limits.INBOUND_OCTETS)
        .maxInboundMetadataSize(METADATA_OCTETS)
        .disableRetry()
        .build();
  }

  /// The channel to a node. A node that was away is tried again at once: whoever asks for it has
  /// reason to believe that it is back.
  public Optional<Channel> channelTo(String id) {
    Optional<ManagedChannel> channel = Optional.ofNullable(channelById.get(id));
    channel
        .filter(found -> found.getState(false) == ConnectivityState.TRANSIENT_FAILURE)
        .ifPresent(ManagedChannel::resetConnectBackoff);
    return channel.map(found -> found);
  }

  @Override
  public void close() {
    channelById.values().forEach(ManagedChannel::shutdownNow);
  }
}
