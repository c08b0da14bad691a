package dev.holdfast.dns.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.dns.Seed;
import dev.holdfast.dns.front.DnsClient.Connection;
import dev.holdfast.dns.responder.AnswerPolicy;
import dev.holdfast.dns.responder.Messages;
import dev.holdfast.dns.zonefile.TestZones;
import dev.holdfast.zone.Zones;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/// TCP connections: queries in any number and any pieces are answered in order, and nobody can hold
/// more of the front than it allows.
class ConnectionTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(300);

  private static final Zones ZONES =
      TestZones.of(
          """
          $ORIGIN example.
          $TTL 600
          @ SOA ns1.example.org. hostmaster 42 7200 900 1209600 300
          @ NS ns1.example.org.
          www A 192.0.2.80
          $GENERATE 0-1999 huge AAAA 2001:db8::${0,1,x}
          """);

  private final CountingListener counts = new CountingListener();

  @Test
  void queriesSentWithoutWaitingAreAnsweredInTheirOrder() throws IOException {
    try (DnsFront front = start(512, LONG);
        Connection connection = new Connection(front.addresses().getFirst())) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (int id = 0; id < 1_000; id++) {
        all.writeBytes(Connection.framed(query(id, "www.example. A")));
      }

      connection.sendRaw(all.toByteArray());

      for (int id = 0; id < 1_000; id++) {
        assertThat(connection.receive().getHeader().getID()).isEqualTo(id);
      }
    }
  }

  @Test
  void whatWasAskedBeforeNoiseIsAnsweredBeforeTheConnectionEnds() throws IOException {
    try (DnsFront front = start(512, LONG);
        Connection connection = new Connection(front.addresses().getFirst())) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(Connection.framed(query(7, "www.example. A")));
      all.writeBytes(Connection.framed(new byte[] {1, 2, 3}));

      connection.sendRaw(all.toByteArray());

      assertThat(connection.receive().getHeader().getID()).isEqualTo(7);
      assertThat(connection.isClosedByFront()).isTrue();
    }
  }

  @Test
  void aQueryInSingleOctetsIsAQuery() throws IOException {
    try (DnsFront front = start(512, LONG);
        Connection connection = new Connection(front.addresses().getFirst())) {
      for (byte octet : Connection.framed(query(7, "www.example. A"))) {
        connection.sendRaw(new byte[] {octet});
      }

      assertThat(connection.receive().getHeader().getID()).isEqualTo(7);
    }
  }

  /// Two thousand answers of 56 000 octets each would be 112 MB if they waited here. What the
  /// system takes for a connection is a small part of that.
  @Test
  void anAskerThatDoesNotTakeItsAnswersIsReadNoFurtherUntilItDoes() throws IOException {
    int queries = 2_000;
    try (DnsFront front = start(512, LONG);
        Connection slow = new Connection(front.addresses().getFirst())) {
      for (int id = 0; id < queries; id++) {
        slow.send(query(id, "huge.example. AAAA"));
      }
      AtomicLong before = new AtomicLong();
      await()
          .pollInterval(Duration.ofMillis(500))
          .until(() -> counts.count("TCP NOERROR"), now -> now > 0 && before.getAndSet(now) == now);

      Message other =
          DnsClient.overTcp(front.addresses().getFirst(), Messages.query("www.example. A"));

      assertThat(other.getSection(Section.ANSWER)).hasSize(1);
      assertThat(before.get()).isLessThan(queries / 2);
      for (int id = 0; id < queries; id++) {
        assertThat(slow.receive().getHeader().getID()).isEqualTo(id);
      }
    }
  }

  /// The last answers are the ones that a lost wake-up would keep, so there are many last ones
  /// here.
  @Test
  void anAskerThatTakesItsAnswersInFitsAndStartsGetsAllOfThem() throws IOException {
    Random random = new Random(Seed.draw());
    try (DnsFront front = start(512, LONG)) {
      for (int round = 0; round < 30; round++) {
        int queries = 50 + random.nextInt(250);
        long before = counts.count("TCP NOERROR");
        try (Connection connection = new Connection(front.addresses().getFirst())) {
          for (int id = 0; id < queries; id++) {
            connection.send(query(id, "huge.example. AAAA"));
          }
          if (random.nextBoolean()) {
            await().until(() -> counts.count("TCP NOERROR") > before);
          }
          for (int id = 0; id < queries; id++) {
            assertThat(connection.receiveId()).isEqualTo(id);
          }
        }
      }
    }
  }

  @Test
  void aConnectionWithoutQueriesIsClosed() throws IOException {
    try (DnsFront front = start(512, SHORT);
        Connection idle = new Connection(front.addresses().getFirst())) {
      assertThat(idle.isClosedByFront()).isTrue();
    }
  }

  @Test
  void octetsThatNeverMakeAWholeQueryDoNotKeepAConnectionOpen() throws Exception {
    try (var sender = Executors.newVirtualThreadPerTaskExecutor();
        DnsFront front = start(512, SHORT);
        Connection trickle = new Connection(front.addresses().getFirst())) {
      sender.submit(() -> {
        trickle.sendRaw(new byte[] {127, 127});
        while (true) {
          trickle.sendRaw(new byte[] {0});
          Thread.sleep(20);
        }
      });

      assertThat(trickle.isClosedByFront()).isTrue();
    }
  }

  @Test
  void aConnectionWithQueriesStaysOpen() throws IOException {
    try (DnsFront front = start(512, LONG);
        Connection connection = new Connection(front.addresses().getFirst())) {
      for (int id = 0; id < 10; id++) {
        connection.send(query(id, "www.example. A"));
        assertThat(connection.receive().getHeader().getID()).isEqualTo(id);
      }
    }
  }

  @Test
  void whatIsNoRequestClosesItsConnection() throws IOException {
    try (DnsFront front = start(512, LONG);
        Connection empty = new Connection(front.addresses().getFirst());
        Connection response = new Connection(front.addresses().getFirst())) {
      byte[] wire = query(1, "www.example. A");
      wire[2] |= (byte) 0x80;

      empty.send(new byte[0]);
      response.send(wire);

      assertThat(empty.isClosedByFront()).isTrue();
      assertThat(response.isClosedByFront()).isTrue();
      assertThat(counts.count("TCP ignored")).isEqualTo(2);
    }
  }

  @Test
  void aMalformedQueryDoesNotEndItsConnection() throws IOException {
    try (DnsFront front = start(512, LONG);
        Connection connection = new Connection(front.addresses().getFirst())) {
      connection.send(new byte[12]);
      connection.send(query(5, "www.example. A"));

      assertThat(connection.receive().getRcode()).isEqualTo(Rcode.FORMERR);
      assertThat(connection.receive().getHeader().getID()).isEqualTo(5);
    }
  }

  @Test
  void connectionsBeyondTheLimitAreClosedAndOnesThatEndMakeRoom() throws IOException {
    try (DnsFront front = start(2, LONG)) {
      InetSocketAddress server = front.addresses().getFirst();
      try (Connection first = new Connection(server);
          Connection second = new Connection(server)) {
        first.send(query(1, "www.example. A"));
        second.send(query(2, "www.example. A"));
        first.receive();
        second.receive();
        try (Connection third = new Connection(server)) {
          assertThat(third.isClosedByFront()).isTrue();
        }
      }
      await().ignoreExceptions().until(() -> answers(server));
      assertThat(counts.count("connection refused")).isPositive();
    }
  }

  private static boolean answers(InetSocketAddress server) throws IOException {
    return !DnsClient.overTcp(server, Messages.query("www.example. A"))
        .getSection(Section.ANSWER)
        .isEmpty();
  }

  private DnsFront start(int maxConnections, Duration idleTimeout) {
    return DnsFront.start(
        FrontOptions.on(new InetSocketAddress("127.0.0.1", 0))
            .withMaxConnections(maxConnections)
            .withIdleTimeout(idleTimeout),
        () -> ZONES,
        AnswerPolicy.ALWAYS,
        counts);
  }

  private static byte[] query(int id, String question) {
    Message query = Messages.query(question);
    query.getHeader().setID(id);
    return query.toWire();
  }
}
