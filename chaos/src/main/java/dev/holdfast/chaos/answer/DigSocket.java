package dev.holdfast.chaos.answer;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.Message;
import org.xbill.DNS.WireParseException;

/// Asks one server over UDP, one question at a time and without asking again: what a retry would
/// hide is just what is to be seen.
public final class DigSocket implements Dig {

  private static final int RESPONSE_OCTETS_MAX = 4096;

  private final DatagramSocket socket;
  private final Duration timeout;

  public DigSocket(InetSocketAddress server, Duration timeout) throws IOException {
    this.timeout = timeout;
    this.socket = new DatagramSocket();
    socket.connect(server);
  }

  @Override
  public Answer ask(Question question) throws IOException {
    return exchange(question).map(AnswerReader::read).orElse(new Answer.Silence());
  }

  /// The addresses in the server's response; none either if there is no response.
  ///
  /// @throws IOException as in [#ask]
  public Set<InetAddress> addresses(Question question) throws IOException {
    return exchange(question).map(AnswerReader::addresses).orElse(Set.of());
  }

  private Optional<Message> exchange(Question question) throws IOException {
    Message query = Dig.query(question);
    byte[] wire = query.toWire();
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      socket.send(new DatagramPacket(wire, wire.length));
      while (true) {
        Optional<Message> response = receive(deadline).filter(r -> Dig.answers(r, query));
        if (response.isPresent()) {
          return response;
        }
      }
    } catch (SocketTimeoutException | PortUnreachableException _) {
      return Optional.empty();
    }
  }

  /// The next datagram, if it is a message at all.
  private Optional<Message> receive(long deadlineNanos) throws IOException {
    long leftMillis = Duration.ofNanos(deadlineNanos - System.nanoTime()).toMillis();
    if (leftMillis <= 0) {
      throw new SocketTimeoutException();
    }
    socket.setSoTimeout(Math.toIntExact(leftMillis));
    DatagramPacket packet = new DatagramPacket(new byte[RESPONSE_OCTETS_MAX], RESPONSE_OCTETS_MAX);
    socket.receive(packet);
    try {
      return Optional.of(new Message(Arrays.copyOf(packet.getData(), packet.getLength())));
    } catch (WireParseException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
