package dev.holdfast.dns.front;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
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
  private final int maxConnections;
  private final Duration idleTimeout;
  private final AtomicInteger open = new AtomicInteger();

  ConnectionInitializer(RequestDesk desk, int maxConnections, Duration idleTimeout) {
    this.desk = desk;
    this.maxConnections = maxConnections;
    this.idleTimeout = idleTimeout;
  }

  @Override
  protected void initChannel(Channel channel) {
    channel.closeFuture().addListener(closed -> open.decrementAndGet());
    if (open.incrementAndGet() > maxConnections) {
      desk.listener().connectionRefused();
      channel.close();
      return;
    }
    channel
        .pipeline()
        .addLast(
            new LengthFieldBasedFrameDecoder(MAX_FRAME_OCTETS, 0, LENGTH_OCTETS, 0, LENGTH_OCTETS))
        .addLast(new IdleStateHandler(true, 0, 0, idleTimeout.toNanos(), TimeUnit.NANOSECONDS))
        .addLast(new ConnectionHandler(desk));
  }
}
