package dev.holdfast.dns.responder;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.holdfast.dns.zonefile.TestZones;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.Zones;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Goal: what a query costs in memory does not grow with the weighted set it draws from.
class WeightedCostTest {

  private static final int QUERIES = 2_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Responder responder = new Responder(AnswerPolicy.ALWAYS);

  @Test
  void aThousandAddressesTakeNoMoreMemoryThanTwo() {
    long few = octetsPerQuery(zonesWith(2));
    long many = octetsPerQuery(zonesWith(1_000));

    assertThat(many).as("octets a query; with two addresses %d", few).isLessThan(few + 500);
  }

  private long octetsPerQuery(Zones zones) {
    byte[] request = Messages.query("api.example. A").toWire();
    respond(zones, request);
    long before = threads.getCurrentThreadAllocatedBytes();
    respond(zones, request);
    return (threads.getCurrentThreadAllocatedBytes() - before) / QUERIES;
  }

  private void respond(Zones zones, byte[] request) {
    for (int i = 0; i < QUERIES; i++) {
      assertThat(responder.respond(zones, request, Transport.UDP)).isNotEqualTo(Reply.SILENCE);
    }
  }

  private static Zones zonesWith(int addresses) {
    Zone zone =
        TestZones.zone(
            """
            $ORIGIN example.
            @ 60 SOA ns1.example.org. hostmaster 42 7200 900 1209600 300
            @ 60 NS ns1.example.org.
            """);
    Map<String, Integer> weights = new HashMap<>();
    for (int i = 0; i < addresses; i++) {
      weights.put("10.0.%d.%d".formatted(i / 250, i % 250), 1 + i * 60);
    }
    return Zones.NONE.with(TestZones.weighted(zone, "api.example.", RecordType.A, weights));
  }
}
