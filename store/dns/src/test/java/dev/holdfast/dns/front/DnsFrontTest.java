package dev.holdfast.dns.front;

import static dev.holdfast.dns.responder.Messages.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.dns.responder.AnswerPolicy;
import dev.holdfast.dns.zonefile.TestZones;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.Zones;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/// A front on real sockets: answers over both transports, from the zones of the moment, until it is
/// closed, and survives what strangers send.
class DnsFrontTest {

  private final CountingListener counts = new CountingListener();
  private final AtomicReference<Zones> zones = new AtomicReference<>(zonesWith("192.0.2.80"));

  @ParameterizedTest
  @EnumSource(Sockets.class)
  void queriesAreAnsweredOverUdpAndTcpOnTheSamePort(Sockets sockets) throws IOException {
    try (DnsFront front = start(options(), sockets)) {
      InetSocketAddress server = front.addresses().getFirst();

      assertThat(addressIn(DnsClient.overUdp(server, query("www.example. A"))))
          .isEqualTo("192.0.2.80");
      assertThat(addressIn(DnsClient.overTcp(server, query("www.example. A"))))
          .isEqualTo("192.0.2.80");
      assertThat(front.port()).isEqualTo(server.getPort()).isPositive();
    }
  }

  @Test
  void everyQuerySeesTheZonesOfItsMoment() throws IOException {
    try (DnsFront front = start(options(), Sockets.best())) {
      InetSocketAddress server = front.addresses().getFirst();
      assertThat(addressIn(DnsClient.overUdp(server, query("www.example. A"))))
          .isEqualTo("192.0.2.80");

      zones.set(zonesWith("192.0.2.81"));

      assertThat(addressIn(DnsClient.overUdp(server, query("www.example. A"))))
          .isEqualTo("192.0.2.81");
      assertThat(addressIn(DnsClient.overTcp(server, query("www.example. A"))))
          .isEqualTo("192.0.2.81");
    }
  }

  @ParameterizedTest
  @EnumSource(Sockets.class)
  void severalThreadsShareTheQueriesOfOnePort(Sockets sockets) throws IOException {
    try (DnsFront front = start(options().withThreads(4), sockets)) {
      for (int i = 0; i < 200; i++) {
        assertThat(
                addressIn(DnsClient.overUdp(front.addresses().getFirst(), query("www.example. A"))))
            .isEqualTo("192.0.2.80");
      }
    }
  }

  @Test
  void aFrontListensOnAllItsAddresses() throws IOException {
    InetSocketAddress first = loopback("127.0.0.1");
    InetSocketAddress second = loopback("127.0.0.2");
    try (DnsFront front = start(FrontOptions.on(first, second), Sockets.best())) {
      assertThat(front.addresses()).hasSize(2);
      for (InetSocketAddress server : front.addresses()) {
        assertThat(addressIn(DnsClient.overUdp(server, query("www.example. A"))))
            .isEqualTo("192.0.2.80");
      }
    }
  }

  @Test
  void aWeightedSetIsAnsweredWithOneAddressOverUdpAndTcp() throws IOException {
    Map<String, Integer> weights = Map.of("192.0.2.1", 1, "192.0.2.2", 1, "192.0.2.3", 0);
    Zone zone = zones.get().all().iterator().next();
    zones.set(Zones.NONE.with(TestZones.weighted(zone, "api.example.", RecordType.A, weights)));
    Set<String> answered = new TreeSet<>();
    try (DnsFront front = start(options(), Sockets.best())) {
      InetSocketAddress server = front.addresses().getFirst();
      for (int i = 0; i < 100; i++) {
        Message overUdp = DnsClient.overUdp(server, query("api.example. A"));
        Message overTcp = DnsClient.overTcp(server, query("api.example. A"));

        assertThat(overUdp.getSection(Section.ANSWER)).hasSize(1);
        assertThat(overTcp.getSection(Section.ANSWER)).hasSize(1);
        answered.add(addressIn(overUdp));
        answered.add(addressIn(overTcp));
      }
    }
    // That one of two fair addresses stays away 200 times happens once in 2^199 runs.
    assertThat(answered).containsExactly("192.0.2.1", "192.0.2.2");
  }

  @Test
  void aTruncatedAnswerIsWholeOverTcp() throws IOException {
    try (DnsFront front = start(options(), Sockets.best())) {
      InetSocketAddress server = front.addresses().getFirst();

      Message cut = DnsClient.overUdp(server, query("huge.example. A"));
      Message whole = DnsClient.overTcp(server, query("huge.example. A"));

      assertThat(cut.getHeader().getFlag(Flags.TC)).isTrue();
      assertThat(cut.getSection(Section.ANSWER)).isEmpty();
      assertThat(whole.getSection(Section.ANSWER)).hasSize(200);
      assertThat(counts.count("UDP truncated")).isEqualTo(1);
      assertThat(counts.count("TCP truncated")).isZero();
    }
  }

  @Test
  void whatIsNoQueryIsRefusedOrIgnoredAndCounted() throws IOException {
    try (DnsFront front = start(options(), Sockets.best())) {
      InetSocketAddress server = front.addresses().getFirst();
      byte[] response = query("www.example. A").toWire();
      response[2] |= (byte) 0x80;
      try (DatagramSocket socket = new DatagramSocket()) {
        socket.connect(server);
        for (byte[] noise : new byte[][] {{}, {1, 2, 3}, response}) {
          socket.send(new DatagramPacket(noise, noise.length));
        }
      }

      assertThat(DnsClient.overUdp(server, new byte[12])).hasSize(12);
      assertThat(DnsClient.overUdp(server, query("www.example.org. A")).getRcode())
          .isEqualTo(Rcode.REFUSED);
      await().until(() -> counts.count("UDP ignored") >= 2);
      assertThat(counts.count("UDP FORMERR")).isEqualTo(1);
      assertThat(counts.count("UDP REFUSED")).isEqualTo(1);
      assertThat(counts.count("negative duration")).isZero();
    }
  }

  @Test
  void aDatagramLongerThanAnyQueryIsAFormatError() throws IOException {
    try (DnsFront front = start(options(), Sockets.best())) {
      byte[] longest = new byte[60_000];
      longest[5] = 1;

      byte[] response = DnsClient.overUdp(front.addresses().getFirst(), longest);

      assertThat(response).hasSize(12);
      assertThat(response[3] & 0xf).isEqualTo(Rcode.FORMERR);
    }
  }

  @Test
  void aFailureCostsOneReplyAndNotTheFront() throws IOException {
    try (DnsFront front = start(options(), Sockets.best())) {
      InetSocketAddress server = front.addresses().getFirst();
      zones.set(null);
      try (DatagramSocket socket = new DatagramSocket()) {
        socket.connect(server);
        byte[] request = query("www.example. A").toWire();
        socket.send(new DatagramPacket(request, request.length));
        await().until(() -> counts.count("UDP failed") == 1);
      }

      zones.set(zonesWith("192.0.2.82"));

      assertThat(addressIn(DnsClient.overUdp(server, query("www.example. A"))))
          .isEqualTo("192.0.2.82");
    }
  }

  @Test
  void aServerThatMayNotAnswerSaysSo() throws IOException {
    try (DnsFront front =
        DnsFront.start(options(), zones::get, () -> false, counts, Sockets.best())) {
      Message response = DnsClient.overUdp(front.addresses().getFirst(), query("www.example. A"));

      assertThat(response.getRcode()).isEqualTo(Rcode.SERVFAIL);
    }
  }

  @Test
  void aPortTakenOverUdpOrTcpIsNamedAndNothingIsLeftListening() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      InetSocketAddress address = new InetSocketAddress("127.0.0.1", taken.getLocalPort());

      assertThatThrownBy(() -> start(FrontOptions.on(address), Sockets.best()))
          .isInstanceOf(FrontUnavailableException.class)
          .hasMessageStartingWith(
              "cannot listen for DNS over TCP on 127.0.0.1 port %d: "
                  .formatted(taken.getLocalPort()))
          .hasMessageContaining("in use");
      new DatagramSocket(address).close();
    }
    try (DatagramSocket taken = new DatagramSocket(loopback("127.0.0.1"))) {
      InetSocketAddress address = new InetSocketAddress("127.0.0.1", taken.getLocalPort());

      assertThatThrownBy(() -> start(FrontOptions.on(address), Sockets.best()))
          .isInstanceOf(FrontUnavailableException.class)
          .hasMessageContaining("cannot listen for DNS over UDP on 127.0.0.1");
    }
  }

  @Test
  void aClosedFrontLeavesItsPortFree() throws IOException {
    for (int i = 0; i < 20; i++) {
      DnsFront front = start(options(), Sockets.best());
      InetSocketAddress address = front.addresses().getFirst();

      front.close();

      try (DnsFront next = start(FrontOptions.on(address), Sockets.best())) {
        assertThat(addressIn(DnsClient.overTcp(address, query("www.example. A"))))
            .isEqualTo("192.0.2.80");
        assertThat(next.addresses()).containsExactly(address);
      }
    }
  }

  @Test
  void aFrontNeedsSomewhereToListen() {
    assertThatThrownBy(FrontOptions::on).isInstanceOf(IllegalArgumentException.class);
  }

  private DnsFront start(FrontOptions options, Sockets sockets) {
    return DnsFront.start(options, zones::get, AnswerPolicy.ALWAYS, counts, sockets);
  }

  private static FrontOptions options() {
    return FrontOptions.on(loopback("127.0.0.1"));
  }

  private static InetSocketAddress loopback(String address) {
    return new InetSocketAddress(address, 0);
  }

  private static Zones zonesWith(String address) {
    return TestZones.of(
        """
        $ORIGIN example.
        $TTL 600
        @ SOA ns1.example.org. hostmaster 42 7200 900 1209600 300
        @ NS ns1.example.org.
        www A %s
        $GENERATE 1-200 huge A 10.0.0.$
        """
            .formatted(address));
  }

  private static String addressIn(Message response) {
    return response.getSection(Section.ANSWER).getFirst().rdataToString();
  }
}
