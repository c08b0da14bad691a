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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The gRPC channels from this node to the others: to each one for bulk work, and one that is kept
/// free of it, because calls of one connection wait for each other.
public final class Peers implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);
  private static final Duration KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(3);
  private static final int METADATA_OCTETS = 32 << 10;

  /// How often a peer that is away is tried again: a node that comes back may lead at once.
  private static final Duration RECONNECT = Duration.ofMillis(250);

  private final Map<String, ManagedChannel> bulkById = new TreeMap<>();
  private final Map<String, ManagedChannel> freeById = new TreeMap<>();
  private final ScheduledExecutorService reconnecting =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("peers").factory());

  /// @param addressById gRPC addresses, as `host:port`, of the other nodes by their ids
  public Peers(Map<String, String> addressById) {
    addressById.forEach((id, address) -> {
      bulkById.put(id, connect(address));
      freeById.put(id, connect(address));
    });
    reconnecting.scheduleWithFixedDelay(
        () -> all().forEach(Peers::reconnect), 0, RECONNECT.toMillis(), TimeUnit.MILLISECONDS);
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

  private Stream<ManagedChannel> all() {
    return Stream.concat(bulkById.values().stream(), freeById.values().stream());
  }

  /// gRPC by itself would wait for longer and longer, and fail all calls meanwhile.
  private static void reconnect(ManagedChannel channel) {
    if (channel.getState(true) == ConnectivityState.TRANSIENT_FAILURE) {
      channel.resetConnectBackoff();
    }
  }

  /// The channel to a node for calls of `lane`, if it is a member.
  public Optional<Channel> channelTo(String id, Lane lane) {
    return switch (lane) {
      case FAST, READS -> Optional.ofNullable(freeById.get(id));
      case BULK -> Optional.ofNullable(bulkById.get(id));
    };
  }

  @Override
  public void close() {
    reconnecting.shutdownNow();
    all().forEach(ManagedChannel::shutdownNow);
  }
}
