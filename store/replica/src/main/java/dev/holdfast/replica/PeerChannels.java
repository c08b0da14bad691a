package dev.holdfast.replica;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.ratis.thirdparty.io.grpc.ConnectivityState;
import org.apache.ratis.thirdparty.io.grpc.ManagedChannel;
import org.apache.ratis.thirdparty.io.netty.channel.ChannelOption;

/// Our own channels to the ports that the other nodes use for Raft. One to each is kept connected,
/// whoever leads: a node that is elected has reads to confirm at once.
final class PeerChannels implements AutoCloseable {

  private static final int CONNECT_TIMEOUT_MILLIS = 500;

  /// How often a peer that is away is tried again, and the list of peers is looked at.
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private record Link(String address, ManagedChannel channel) {}

  private final NodeChannels ports;
  private final Supplier<Map<String, String>> addresses;
  private final Map<String, Link> links = new TreeMap<>();
  private final ScheduledExecutorService looks;
  private boolean closed;

  /// @param addresses those of the other nodes by their ids, as they are now
  PeerChannels(String node, NodeChannels ports, Supplier<Map<String, String>> addresses) {
    this.ports = ports;
    this.addresses = addresses;
    this.looks =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("peer-channels-" + node).factory());
    looks.scheduleWithFixedDelay(
        this::keepConnected, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// The channel to a node, if it is one of the others.
  synchronized Optional<ManagedChannel> to(String node) {
    if (!links.containsKey(node)) {
      follow();
    }
    return Optional.ofNullable(links.get(node)).map(Link::channel);
  }

  /// Gives up the connection to `node`, over which nothing came back in time: after a partition TCP
  /// may be silent for long on one that is otherwise sound.
  synchronized void renew(String node) {
    Link link = links.get(node);
    if (link != null && link.channel().getState(false) == ConnectivityState.READY) {
      link.channel().enterIdle();
    }
  }

  private ManagedChannel open(String address) {
    return ports
        .to(address)
        .directExecutor()
        .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
        .disableRetry()
        .build();
  }

  private synchronized void keepConnected() {
    follow();
    links.values().forEach(link -> reconnect(link.channel()));
  }

  /// gRPC by itself would wait for longer and longer, and fail all calls meanwhile.
  private static void reconnect(ManagedChannel channel) {
    if (channel.getState(true) == ConnectivityState.TRANSIENT_FAILURE) {
      channel.resetConnectBackoff();
    }
  }

  /// Has a channel to each of the peers there are now, and to no others.
  private void follow() {
    if (closed) {
      return;
    }
    Map<String, String> now = addresses.get();
    links
        .entrySet()
        .removeIf(entry -> {
          boolean gone = !entry.getValue().address().equals(now.get(entry.getKey()));
          if (gone) {
            entry.getValue().channel().shutdown();
          }
          return gone;
        });
    now.forEach((id, address) -> links.computeIfAbsent(id, _ -> new Link(address, open(address))));
  }

  @Override
  public synchronized void close() {
    closed = true;
    looks.shutdownNow();
    links.values().forEach(link -> link.channel().shutdownNow());
    links.clear();
  }
}
