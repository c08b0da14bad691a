package dev.holdfast.dns.front;

import dev.holdfast.dns.front.ConnectionInitializer.Encryption;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Opens a front's sockets: for each address one for TCP, and for UDP as many as share the load;
/// and one for TLS.
final class Listening implements AutoCloseable {

  /// How often another port is tried if the one that UDP got is taken over TCP.
  private static final int PORT_ATTEMPTS = 16;

  private static final int SOCKET_BUFFER_OCTETS = 1 << 20;
  private static final int BACKLOG = 256;

  /// Octets of responses that may wait for a datagram socket: several batches of full ones.
  private static final WriteBufferWaterMark DATAGRAM_WATER_MARK =
      new WriteBufferWaterMark(1 << 18, 1 << 19);

  /// Octets of responses that may wait for one connection, but for the one that went above.
  private static final WriteBufferWaterMark CONNECTION_WATER_MARK =
      new WriteBufferWaterMark(1 << 14, 1 << 16);

  private final Bootstrap datagrams;
  private final ServerBootstrap connections;
  private final ExecutorService handshakes =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("dns-handshakes").factory());
  private final Optional<ServerBootstrap> encrypted;
  private final int datagramSockets;
  private final List<Channel> open = new ArrayList<>();

  Listening(FrontOptions options, RequestDesk desk, Sockets sockets, EventLoopGroup threads) {
    datagramSockets = sockets.datagramSockets(options.threads());
    datagrams =
        sockets
            .datagrams(datagramSockets > 1)
            .group(threads)
            .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER_OCTETS)
            .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER_OCTETS)
            .option(ChannelOption.WRITE_BUFFER_WATER_MARK, DATAGRAM_WATER_MARK)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new DatagramHandler(desk));
                  }
                });
    connections =
        new ServerBootstrap()
            .group(threads)
            .channel(sockets.listener())
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, CONNECTION_WATER_MARK)
            .childHandler(new ConnectionInitializer(desk, options, Optional.empty()));
    encrypted =
        options
            .tls()
            .map(tls ->
                connections
                    .clone()
                    .childHandler(
                        new ConnectionInitializer(
                            desk, options, Optional.of(new Encryption(tls, handshakes)))));
  }

  /// Listens on `address` over UDP and TCP; returns it with the port it got.
  InetSocketAddress bind(InetSocketAddress address) {
    int attempts = address.getPort() == 0 ? PORT_ATTEMPTS : 1;
    while (true) {
      int before = open.size();
      try {
        InetSocketAddress bound = open("UDP", address, datagrams.bind(address));
        for (int i = 1; i < datagramSockets; i++) {
          open("UDP", bound, datagrams.bind(bound));
        }
        return open("TCP", bound, connections.bind(bound));
      } catch (FrontUnavailableException unavailable) {
        closeFrom(before);
        if (--attempts == 0) {
          throw unavailable;
        }
      }
    }
  }

  /// Listens on `address` over TLS, which the options have asked for; returns it with the port it
  /// got.
  InetSocketAddress bindTls(InetSocketAddress address) {
    return open("TLS", address, encrypted.orElseThrow().bind(address));
  }

  /// Closes all sockets; their ports are free when it returns.
  @Override
  public void close() {
    closeFrom(0);
    handshakes.shutdown();
  }

  private void closeFrom(int first) {
    List<Channel> closing = open.subList(first, open.size());
    closing.forEach(channel -> channel.close().awaitUninterruptibly());
    closing.clear();
  }

  private InetSocketAddress open(
      String transport, InetSocketAddress address, ChannelFuture binding) {
    binding.awaitUninterruptibly();
    if (!binding.isSuccess()) {
      throw new FrontUnavailableException(
          "cannot listen for DNS over %s on %s port %d: %s"
              .formatted(
                  transport,
                  address.getHostString(),
                  address.getPort(),
                  binding.cause().getMessage()),
          binding.cause());
    }
    open.add(binding.channel());
    return (InetSocketAddress) binding.channel().localAddress();
  }
}
