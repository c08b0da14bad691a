package dev.holdfast.dns.front;

import dev.holdfast.dns.responder.Reply;
import dev.holdfast.dns.responder.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The requests of one TCP connection, answered in the order in which they come, as many as the
/// asker sends without waiting (RFC 7766).
///
/// While the asker does not take its responses no further request of it is read, so that what waits
/// for it stays bounded.
final class ConnectionHandler extends SimpleChannelInboundHandler<ByteBuf> {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionHandler.class);

  private final RequestDesk desk;

  ConnectionHandler(RequestDesk desk) {
    this.desk = desk;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf request) {
    switch (desk.answer(ByteBufUtil.getBytes(request), Transport.TCP)) {
      case Reply.Silence _ -> context.close();
      case Reply.Message message -> send(context, message.octets());
    }
  }

  private void send(ChannelHandlerContext context, byte[] octets) {
    ByteBuf response = context.alloc().directBuffer(2 + octets.length);
    response.writeShort(octets.length).writeBytes(octets);
    context.write(response, context.voidPromise());
    if (!context.channel().isWritable()) {
      context.channel().config().setAutoRead(false);
      context.flush();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (context.channel().isWritable()) {
      context.channel().config().setAutoRead(true);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent) {
      context.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      LOG.debug("a connection broke", cause);
    } else {
      LOG.warn("a connection is closed after an unexpected error", cause);
    }
    context.close();
  }
}
