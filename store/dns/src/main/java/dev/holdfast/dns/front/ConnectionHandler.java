package dev.holdfast.dns.front;

import dev.holdfast.dns.responder.Reply;
import dev.holdfast.dns.responder.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The requests of one connection over TCP or TLS, answered in the order in which they come, as
/// many as the asker sends without waiting (RFC 7766).
///
/// While the asker does not take its responses, requests are held and no more are read, so that
/// what waits for it stays bounded: the responses up to the water mark, and the requests of one
/// read.
final class ConnectionHandler extends ChannelInboundHandlerAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionHandler.class);

  private final RequestDesk desk;
  private final Transport transport;
  private final Queue<ByteBuf> held = new ArrayDeque<>();
  private boolean answering;

  ConnectionHandler(RequestDesk desk, Transport transport) {
    this.desk = desk;
    this.transport = transport;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object request) {
    held.add((ByteBuf) request);
    answerHeld(context);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    answerHeld(context);
    context.flush();
  }

  /// Answers what is held while there is room. The flush may make room, and tells of it by calling
  /// back here: then the loop that is under way goes on.
  private void answerHeld(ChannelHandlerContext context) {
    if (answering) {
      return;
    }
    answering = true;
    while (!held.isEmpty() && context.channel().isWritable()) {
      answer(context, held.remove());
      if (!context.channel().isWritable()) {
        context.flush();
      }
    }
    answering = false;
    context.channel().config().setAutoRead(held.isEmpty());
  }

  private void answer(ChannelHandlerContext context, ByteBuf request) {
    byte[] octets = ByteBufUtil.getBytes(request);
    request.release();
    switch (desk.answer(octets, transport)) {
      case Reply.Silence _ -> {
        // Requests that came before it in the same read have their responses still unflushed.
        context.flush();
        context.close();
      }
      case Reply.Message message -> send(context, message.octets());
    }
  }

  private static void send(ChannelHandlerContext context, byte[] octets) {
    ByteBuf response = context.alloc().directBuffer(2 + octets.length);
    response.writeShort(octets.length).writeBytes(octets);
    context.write(response, context.voidPromise());
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent) {
      context.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException || cause.getCause() instanceof SSLException) {
      LOG.debug("a connection broke", cause);
    } else {
      LOG.warn("a connection is closed after an unexpected error", cause);
    }
    context.close();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    held.forEach(ByteBuf::release);
    held.clear();
  }
}
