package dev.holdfast.chaos.legacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Answers questions for addresses from a [LegacyDns], over UDP on a loopback port: as much of a
/// DNS server as the stand-in needs.
final class LegacyResponder implements AutoCloseable {

  private static final int QUERY_OCTETS_MAX = 512;
  private static final long TTL_SECONDS = 5;

  private final LegacyDns dns;
  private final DatagramSocket socket;
  private final Thread thread;

  private LegacyResponder(LegacyDns dns, DatagramSocket socket) {
    this.dns = dns;
    this.socket = socket;
    this.thread = Thread.ofVirtual().name("legacy-responder").unstarted(this::serve);
  }

  static LegacyResponder start(LegacyDns dns) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    LegacyResponder responder = new LegacyResponder(dns, new DatagramSocket(anyPort));
    responder.thread.start();
    return responder;
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  private void serve() {
    DatagramPacket packet = new DatagramPacket(new byte[QUERY_OCTETS_MAX], QUERY_OCTETS_MAX);
    try {
      while (true) {
        packet.setLength(QUERY_OCTETS_MAX);
        socket.receive(packet);
        byte[] response = respond(Arrays.copyOf(packet.getData(), packet.getLength()));
        socket.send(new DatagramPacket(response, response.length, packet.getSocketAddress()));
      }
    } catch (SocketException closed) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(closed);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private byte[] respond(byte[] wire) throws IOException {
    Message query = new Message(wire);
    Record question = query.getQuestion();
    Message response = new Message(query.getHeader().getID());
    response.getHeader().setFlag(Flags.QR);
    response.getHeader().setFlag(Flags.AA);
    response.addRecord(question, Section.QUESTION);
    Optional<List<String>> found = dns.resolve(question.getName().toString());
    response.getHeader().setRcode(found.isPresent() ? Rcode.NOERROR : Rcode.NXDOMAIN);
    found.orElse(List.of()).stream()
        .map(InetAddress::ofLiteral)
        .map(address -> record(question, address))
        .filter(record -> record.getType() == question.getType())
        .forEach(record -> response.addRecord(record, Section.ANSWER));
    return response.toWire();
  }

  private static Record record(Record question, InetAddress address) {
    int type = address.getAddress().length == 4 ? Type.A : Type.AAAA;
    return type == Type.A
        ? new ARecord(question.getName(), DClass.IN, TTL_SECONDS, address)
        : new AAAARecord(question.getName(), DClass.IN, TTL_SECONDS, address);
  }

  @Override
  public void close() {
    socket.close();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
