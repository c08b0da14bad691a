package dev.holdfast.server.call;

import dev.holdfast.contract.Limits;
import io.grpc.Channel;
import io.grpc.ChannelCredentials;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The gRPC channels from this node to the others: to each one for bulk work, and one that is kept
/// free of it, because calls of one connection wait for each other.
public final class Peers implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Peers.class);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);
  private static final Duration KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(3);
  private static final int METADATA_OCTETS = 32 << 10;

  /// How often a peer that is away is tried again: a node that comes back may lead at once.
  private static final Duration RECONNECT = Duration.ofMillis(250);

  private final Supplier<Map<String, String>> addresses;
  private final ChannelCredentials credentials;
  private final Map<String, Peer> byId = new ConcurrentHashMap<>();
  private boolean closed;
  private final ScheduledExecutorService reconnecting =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("peers").factory());

  /// @param addresses gRPC addresses, as `host:port`, of the other nodes by their ids, as they are
  ///   whenever it is asked: members come and go
  /// @param credentials by which this node and the others know each other
  public Peers(Supplier<Map<String, String>> addresses, ChannelCredentials credentials) {
    this.addresses = addresses;
    this.credentials = credentials;
    reconnecting.scheduleWithFixedDelay(this::look, 0, RECONNECT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private record Peer(String address, ManagedChannel bulk, ManagedChannel free) {
    Stream<ManagedChannel> channels() {
      return Stream.of(bulk, free);
    }
  }

  private void look() {
    try {
      follow();
      byId.values().stream().flatMap(Peer::channels).forEach(Peers::reconnect);
    } catch (RuntimeException failed) {
      // An exception would end the looking for good.
      log.warn("Looking after the connections to the other nodes failed", failed);
    }
  }

  /// Connects to who has become a member, and leaves who is none any more.
  private synchronized void follow() {
    Map<String, String> members = addresses.get();
    byId.forEach((id, peer) -> {
      if (!peer.address().equals(members.get(id))) {
        byId.remove(id);
        peer.channels().forEach(ManagedChannel::shutdown);
      }
    });
    if (!closed) {
      members.forEach((id, address) ->
          byId.computeIfAbsent(id, _ -> new Peer(address, connect(address), connect(address))));
    }
  }

  private ManagedChannel connect(String address) {
    return NettyChannelBuilder.forTarget(address, credentials)
        .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT_TIMEOUT.toMillis())
        .keepAliveTime(KEEP_ALIVE.toNanos(), TimeUnit.NANOSECONDS)
        .keepAliveTimeout(KEEP_ALIVE_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)
        .maxInboundMessageSize(Limits.INBOUND_OCTETS)
        .maxInboundMetadataSize(METADATA_OCTETS)
        .disableRetry()
        .build();
  }

  /// gRPC by itself would wait for longer and longer, and fail all calls meanwhile.
  private static void reconnect(ManagedChannel channel) {
    if (channel.getState(true) == ConnectivityState.TRANSIENT_FAILURE) {
      channel.resetConnectBackoff();
    }
  }

  /// The channel to a node for calls of `lane`, if it is a member.
  public Optional<Channel> channelTo(String id, Lane lane) {
    if (!byId.containsKey(id)) {
      follow();
    }
    return Optional.ofNullable(byId.get(id))
        .map(peer ->
            switch (lane) {
              case FAST, READS -> peer.free();
              case BULK -> peer.bulk();
            });
  }

  @Override
  public synchronized void close() {
    closed = true;
    reconnecting.shutdownNow();
    byId.values().stream().flatMap(Peer::channels).forEach(ManagedChannel::shutdownNow);
  }
}
