package dev.holdfast.dns.front;

import dev.holdfast.dns.responder.AnswerPolicy;
import dev.holdfast.dns.responder.Responder;
import dev.holdfast.zone.Zones;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A running DNS server: answers on its addresses until it is closed.
public final class DnsFront implements AutoCloseable {

  private static final long CLOSE_SECONDS = 5;

  private final EventLoopGroup threads;
  private final Listening listening;
  private final List<InetSocketAddress> addresses = new ArrayList<>();
  private Optional<InetSocketAddress> tlsAddress = Optional.empty();

  private DnsFront(EventLoopGroup threads, Listening listening) {
    this.threads = threads;
    this.listening = listening;
  }

  /// Starts to answer.
  ///
  /// @param zones asked for each query; must be quick and must not block
  /// @throws FrontUnavailableException if an address cannot be listened on; then on none
  public static DnsFront start(
      FrontOptions options, Supplier<Zones> zones, AnswerPolicy policy, FrontListener listener) {
    return start(options, zones, policy, listener, Sockets.best());
  }

  static DnsFront start(
      FrontOptions options,
      Supplier<Zones> zones,
      AnswerPolicy policy,
      FrontListener listener,
      Sockets sockets) {
    RequestDesk desk = new RequestDesk(zones, new Responder(policy), listener);
    EventLoopGroup threads =
        new MultiThreadIoEventLoopGroup(
            options.threads(), new DefaultThreadFactory("dns-front"), sockets.ioHandlers());
    DnsFront front = new DnsFront(threads, new Listening(options, desk, sockets, threads));
    try {
      options.addresses().forEach(address -> front.addresses.add(front.listening.bind(address)));
      front.tlsAddress = options.tls().map(tls -> front.listening.bindTls(tls.address()));
      return front;
    } catch (RuntimeException unavailable) {
      front.close();
      throw unavailable;
    }
  }

  /// The addresses listened on, in the order of the options, with the ports they got.
  public List<InetSocketAddress> addresses() {
    return List.copyOf(addresses);
  }

  /// Where DNS over TLS is answered, with the port it got.
  public Optional<InetSocketAddress> tlsAddress() {
    return tlsAddress;
  }

  /// The port of the first address.
  public int port() {
    return addresses.getFirst().getPort();
  }

  /// Stops answering and closes all connections.
  @Override
  public void close() {
    listening.close();
    threads
        .shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
        .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
  }
}
