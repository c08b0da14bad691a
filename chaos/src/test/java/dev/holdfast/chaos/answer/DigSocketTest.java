package dev.holdfast.chaos.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

/// What comes back on the socket is taken for an answer only if it is one to the question asked.
class DigSocketTest {

  private static final Question QUESTION = new Question("region.db.example.", Question.Family.A);

  private DatagramSocket server;
  private Thread serving;

  @BeforeEach
  void open() throws IOException {
    server = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void close() throws InterruptedException {
    server.close();
    if (serving != null) {
      serving.join();
    }
  }

  /// Sends to whoever asks, for each query, these datagrams.
  private void serve(Function<Message, List<byte[]>> responses) {
    serving =
        Thread.startVirtualThread(() -> {
          try {
            DatagramPacket packet = new DatagramPacket(new byte[512], 512);
            server.receive(packet);
            byte[] wire = Arrays.copyOf(packet.getData(), packet.getLength());
            for (byte[] response : responses.apply(new Message(wire))) {
              server.send(new DatagramPacket(response, response.length, packet.getSocketAddress()));
            }
          } catch (IOException _) {
            // Closed by the test.
          }
        });
  }

  private Answer ask(Duration timeout) throws IOException {
    try (DigSocket dig =
        new DigSocket((InetSocketAddress) server.getLocalSocketAddress(), timeout)) {
      return dig.ask(QUESTION);
    }
  }

  private static byte[] response(Message query, int id, long generation) {
    Message response = new Message(id);
    response.getHeader().setFlag(Flags.QR);
    response.addRecord(query.getQuestion(), Section.QUESTION);
    for (String address : PlanAddresses.of(generation, Question.Family.A)) {
      response.addRecord(
          new ARecord(query.getQuestion().getName(), DClass.IN, 5, InetAddress.ofLiteral(address)),
          Section.ANSWER);
    }
    return response.toWire();
  }

  @Test
  void anAnswerToAnotherQueryAndWhatIsNoMessageAreNotTaken() throws IOException {
    serve(query -> {
      int id = query.getHeader().getID();
      return List.of(new byte[] {1, 2, 3}, response(query, id ^ 1, 7), response(query, id, 8));
    });

    assertThat(ask(Duration.ofSeconds(20))).isEqualTo(new Answer.Addresses(8));
  }

  @Test
  void aServerThatSaysNothingIsSilent() throws IOException {
    assertThat(ask(Duration.ofMillis(50))).isEqualTo(new Answer.Silence());
  }

  @Test
  void soIsAPortWhereNobodyListens() throws IOException {
    InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
    server.close();
    try (DigSocket dig = new DigSocket(address, Duration.ofMillis(200))) {
      assertThat(dig.ask(QUESTION)).isEqualTo(new Answer.Silence());
    }
  }
}
