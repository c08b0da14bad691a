package dev.holdfast.dns.front;

import dev.holdfast.dns.responder.Transport;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Sets up each accepted connection, or closes it if too many are open.
///
/// The idle timer stands behind the decoder, so that only whole requests count: an asker that sends
/// one octet now and then does not keep its place.
final class ConnectionInitializer extends ChannelInitializer<Channel> {

  private static final int LENGTH_OCTETS = 2;
  private static final int MAX_FRAME_OCTETS = LENGTH_OCTETS + 0xffff;

  private final RequestDesk desk;
  private final Optional<Encryption> encryption;
  private final int maxConnections;
  private final Duration idleTimeout;
  private final AtomicInteger open = new AtomicInteger();

  /// @param encryption absent for connections over TCP alone
  ConnectionInitializer(RequestDesk desk, FrontOptions options, Optional<Encryption> encryption) {
    this.desk = desk;
    this.encryption = encryption;
    this.maxConnections = options.maxConnections();
    this.idleTimeout = options.idleTimeout();
  }

  /// @param handshakes carries out what takes long in a handshake, beside the answering threads
  record Encryption(FrontTls tls, Executor handshakes) {
    SslHandler handler() {
      return new SslHandler(tls.engine(), handshakes);
    }
  }

  @Override
  protected void initChannel(Channel channel) {
    channel.closeFuture().addListener(closed -> open.decrementAndGet());
    if (open.incrementAndGet() > maxConnections) {
      desk.listener().connectionRefused();
      channel.close();
      return;
    }
    encryption.ifPresent(it -> channel.pipeline().addLast(it.handler()));
    channel
        .pipeline()
        .addLast(
            new LengthFieldBasedFrameDecoder(MAX_FRAME_OCTETS, 0, LENGTH_OCTETS, 0, LENGTH_OCTETS))
        .addLast(new IdleStateHandler(true, 0, 0, idleTimeout.toNanos(), TimeUnit.NANOSECONDS))
        .addLast(
            new ConnectionHandler(desk, encryption.isPresent() ? Transport.TLS : Transport.TCP));
  }
}
