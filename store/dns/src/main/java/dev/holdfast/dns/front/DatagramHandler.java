package dev.holdfast.dns.front;

import dev.holdfast.dns.responder.Reply;
import dev.holdfast.dns.responder.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request and at most one response a datagram. Requests are read in batches, and the responses
/// of a batch are sent together.
final class DatagramHandler extends SimpleChannelInboundHandler<DatagramPacket> {

  private static final Logger LOG = LoggerFactory.getLogger(DatagramHandler.class);

  private final RequestDesk desk;

  DatagramHandler(RequestDesk desk) {
    this.desk = desk;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket request) {
    byte[] octets = ByteBufUtil.getBytes(request.content());
    switch (desk.answer(octets, Transport.UDP)) {
      case Reply.Silence _ -> {
        // Nothing to send.
      }
      case Reply.Message message -> send(context, message.octets(), request);
    }
  }

  private void send(ChannelHandlerContext context, byte[] octets, DatagramPacket request) {
    if (!context.channel().isWritable()) {
      desk.listener().dropped(Transport.UDP);
      return;
    }
    ByteBuf response = context.alloc().directBuffer(octets.length).writeBytes(octets);
    context.write(new DatagramPacket(response, request.sender()), context.voidPromise());
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  /// An unreachable asker or a full queue concerns one datagram; the socket goes on.
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("a datagram could not be received or sent", cause);
  }
}
