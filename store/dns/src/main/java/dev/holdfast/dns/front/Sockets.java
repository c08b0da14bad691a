package dev.holdfast.dns.front;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/// The kind of sockets used: Linux's own, which move many datagrams in one system call, or Java's
/// where those are missing.
enum Sockets {
  EPOLL {
    @Override
    IoHandlerFactory ioHandlers() {
      return EpollIoHandler.newFactory();
    }

    @Override
    Class<? extends ServerChannel> listener() {
      return EpollServerSocketChannel.class;
    }

    /// The kernel fills several packets at once only if it is told how long one may be and given
    /// room for several.
    @Override
    Bootstrap datagrams(boolean shared) {
      return new Bootstrap()
          .channel(EpollDatagramChannel.class)
          .option(EpollChannelOption.SO_REUSEPORT, shared)
          .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, MAX_REQUEST_OCTETS)
          .option(
              ChannelOption.RECVBUF_ALLOCATOR,
              new FixedRecvByteBufAllocator(BATCH * MAX_REQUEST_OCTETS));
    }

    @Override
    int datagramSockets(int threads) {
      return threads;
    }
  },

  NIO {
    @Override
    IoHandlerFactory ioHandlers() {
      return NioIoHandler.newFactory();
    }

    @Override
    Class<? extends ServerChannel> listener() {
      return NioServerSocketChannel.class;
    }

    @Override
    Bootstrap datagrams(boolean shared) {
      return new Bootstrap()
          .channel(NioDatagramChannel.class)
          .option(
              ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(MAX_REQUEST_OCTETS));
    }

    @Override
    int datagramSockets(int threads) {
      return 1;
    }
  };

  /// Requests in datagrams are far shorter; what is cut off here is malformed.
  private static final int MAX_REQUEST_OCTETS = 2048;

  private static final int BATCH = 32;

  static Sockets best() {
    return Epoll.isAvailable() ? EPOLL : NIO;
  }

  abstract IoHandlerFactory ioHandlers();

  abstract Class<? extends ServerChannel> listener();

  /// @param shared whether several sockets listen on one address, each served by its own thread
  abstract Bootstrap datagrams(boolean shared);

  /// How many datagram sockets an address gets.
  abstract int datagramSockets(int threads);
}
