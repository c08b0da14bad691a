package dev.holdfast.chaos.answer;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.xbill.DNS.Message;

/// Asks one server over TCP, over one connection as long as it holds. A question that breaks it is
/// not asked again.
final class DigConnection implements Dig {

  private final InetSocketAddress server;
  private final int timeoutMillis;
  private Optional<Socket> connection = Optional.empty();

  DigConnection(InetSocketAddress server, Duration timeout) {
    this.server = server;
    this.timeoutMillis = Math.toIntExact(timeout.toMillis());
  }

  @Override
  public Answer ask(Question question) throws IOException {
    Message query = Dig.query(question);
    try {
      Message response = exchange(connected(), query);
      if (Dig.answers(response, query)) {
        return AnswerReader.read(response);
      }
      hangUp();
      return new Answer.Unexpected("a response to something that was not asked");
    } catch (IOException _) {
      hangUp();
      return new Answer.Silence();
    }
  }

  private Socket connected() throws IOException {
    if (connection.isEmpty()) {
      Socket socket = new Socket();
      connection = Optional.of(socket);
      socket.connect(server, timeoutMillis);
      socket.setSoTimeout(timeoutMillis);
      socket.setTcpNoDelay(true);
    }
    return connection.get();
  }

  /// One message, behind its length in two octets (RFC 1035 4.2.2).
  private static Message exchange(Socket socket, Message query) throws IOException {
    byte[] wire = query.toWire();
    byte[] framed = new byte[Short.BYTES + wire.length];
    framed[0] = (byte) (wire.length >> 8);
    framed[1] = (byte) wire.length;
    System.arraycopy(wire, 0, framed, Short.BYTES, wire.length);
    socket.getOutputStream().write(framed);
    DataInputStream in = new DataInputStream(socket.getInputStream());
    return new Message(in.readNBytes(in.readUnsignedShort()));
  }

  private void hangUp() {
    connection.ifPresent(socket -> {
      try {
        socket.close();
      } catch (IOException _) {
        // It is gone either way.
      }
    });
    connection = Optional.empty();
  }

  @Override
  public void close() {
    hangUp();
  }
}
