package dev.holdfast.dns.zonefile;

import static dev.holdfast.dns.zonefile.ZoneFiles.HEAD;
import static dev.holdfast.dns.zonefile.ZoneFiles.read;
import static dev.holdfast.dns.zonefile.ZoneFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dns.Seed;
import dev.holdfast.endpoint.Change;
import dev.holdfast.endpoint.Live;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Soa;
import dev.holdfast.zone.Zone;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is written is read back as what it was, whatever names and data the zone holds, and looks
/// the same however the zone came to be.
class ZoneFileWriterTest {

  @Test
  void aZoneIsWrittenOneRecordALineInCanonicalOrder() {
    ZoneFile zone =
        read(
            HEAD
                + """
                www 60 AAAA 2001:db8::1
                www 60 A 192.0.2.2
                www 60 A 192.0.2.1
                *.a\\.b 5 TYPE65280 \\# 2 BEEF
                txt 60 TXT "say \\"hi\\"; \\200" two
                """);

    assertThat(write(zone))
        .isEqualTo(
            """
            $ORIGIN example.com.
            @ 60 IN SOA ns1.example.net. hostmaster.example.com. (
                1 ; serial
                7200 ; refresh
                900 ; retry
                1209600 ; expire
                300 ) ; minimum
            @ 60 IN NS ns1.example.net.
            *.a\\.b 5 IN TYPE65280 \\# 2 beef
            txt 60 IN TXT "say \\"hi\\"; \\200" "two"
            www 60 IN A 192.0.2.1
            www 60 IN A 192.0.2.2
            www 60 IN AAAA 2001:db8::1
            """);
  }

  @Test
  void whatIsWrittenReadsBackAsEqual() {
    ZoneFile zone =
        read(
            HEAD
                + """
                \\@ 60 A 192.0.2.1
                \\$TTL 60 A 192.0.2.1
                \\"q\\"\\ \\(x\\)\\; 60 A 192.0.2.1
                \\000\\001\\255 60 A 192.0.2.1
                mail 60 MX 10 a\\.b
                svc 60 HTTPS 1 . alpn="h2,h3" key667="a b;\\"c"
                caa 60 CAA 0 issue "ca.example; account=1"
                loc 60 LOC 42 21 54.000 N 71 6 18.000 W -24.00m
                naptr 60 NAPTR 1 1 "u" "E2U+sip" "!^.*$!sip:a@b!" .
                nul 60 TYPE10 \\# 3 000102
                """);

    assertThat(read(write(zone))).isEqualTo(zone);
  }

  @Test
  void weightsBecomeACommentAndAddressesThatNoAnswerHeldAreLeftOut() throws IOException {
    Zone zone = TestZones.zone(read(HEAD));
    zone =
        TestZones.weighted(
            zone,
            "api.example.com.",
            RecordType.A,
            Map.of("192.0.2.1", 10, "192.0.2.2", 0, "192.0.2.3", 90));
    zone =
        TestZones.weighted(
            zone, "api.example.com.", RecordType.AAAA, Map.of("2001:db8::1", 0, "2001:db8::2", 0));

    String text = write(ZoneFile.of(zone));

    assertThat(text)
        .endsWith(
            """
            ; weights are not kept in zone files: 192.0.2.1 10, 192.0.2.2 0 (left out), 192.0.2.3 90
            api 600 IN A 192.0.2.1
            api 600 IN A 192.0.2.3
            ; weights are not kept in zone files: 2001:db8::1 0, 2001:db8::2 0
            api 600 IN AAAA 2001:db8::1
            api 600 IN AAAA 2001:db8::2
            """);
    assertThat(ZoneFile.of(zone).weighted()).hasSize(2);
    assertThat(read(text).weighted()).isEmpty();
    assertThat(read(text).endpoints().get(DomainName.of("api.example.com.")).asList())
        .containsExactlyElementsOf(
            zone.contents(DomainName.of("api.example.com.")).asList().stream()
                .map(RecordSet::flattened)
                .toList());
  }

  @Test
  void aRootZoneIsWrittenAndReadBack() {
    ZoneFile zone = read("$ORIGIN .\n. 60 SOA a. b. 1 2 3 4 5\n. 60 NS a.\na. 60 A 192.0.2.1\n");

    assertThat(write(zone)).contains("\n@ 60 IN NS a.\na 60 IN A 192.0.2.1\n");
    assertThat(read(write(zone))).isEqualTo(zone);
  }

  @Test
  void aZoneOfTheStoreIsWrittenWithoutWhatItNoLongerAnswers() throws IOException {
    ZoneFile zone = read(HEAD + "www 60 A 192.0.2.1\n");
    Zone stored = Zone.create(zone.apex(), zone.soa(), 0);
    for (Map.Entry<DomainName, RecordSets> endpoint : zone.endpoints().entrySet()) {
      stored = stored.enact(endpoint.getKey(), live(1, endpoint.getValue()));
    }
    stored = stored.enact(DomainName.of("retired.example.com."), live(1, RecordSets.NONE));

    StringBuilder text = new StringBuilder();
    ZoneFileWriter.write(stored, text);

    assertThat(stored.serial()).isEqualTo(Serial.of(zone.serial()));
    assertThat(text.toString()).isEqualTo(write(zone)).isEqualTo(write(ZoneFile.of(stored)));
  }

  /// Names and data are drawn from all octets, so that whatever needs an escape gets its turn.
  @Test
  void zonesOfAnyOctetsReadBackAsEqual() {
    long seed = Seed.draw();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      ZoneFile zone = randomZone(random);

      assertThat(read(write(zone))).as("-Dholdfast.seed=%d, round %d", seed, round).isEqualTo(zone);
    }
  }

  @Test
  void theSameGeneratorWritesTheSameLargeZone() throws IOException {
    StringBuilder text = new StringBuilder();
    new ZoneGenerator(ZoneFiles.APEX, 10_000, 2, 7).write(text);
    StringBuilder again = new StringBuilder();
    new ZoneGenerator(ZoneFiles.APEX, 10_000, 2, 7).write(again);

    ZoneFile zone = read(text.toString());

    assertThat(again.toString()).isEqualTo(text.toString());
    assertThat(zone.endpoints()).hasSize(10_003);
    assertThat(zone.recordSets()).isEqualTo(1 + 4 + 20_000);
    assertThat(read(write(zone))).isEqualTo(zone);
  }

  private static ZoneFile randomZone(Random random) {
    Map<DomainName, RecordSets> endpoints = new HashMap<>();
    RecordSet nameServers =
        RecordSet.of(RecordType.NS, 5, Rdata.of(DomainName.of("ns.example.net.").toWire()));
    endpoints.put(ZoneFiles.APEX, RecordSets.of(nameServers));
    for (int i = 0; i < 20; i++) {
      endpoints.put(randomName(random), randomSets(random));
    }
    Soa soa = new Soa(random.nextInt(1 << 20), randomName(random), randomName(random), 1, 2, 3, 4);
    return new ZoneFile(
        ZoneFiles.APEX, soa, random.nextInt() & 0xffff_ffffL, new TreeMap<>(endpoints));
  }

  private static RecordSets randomSets(Random random) {
    List<RecordSet> sets = new ArrayList<>();
    for (int code : new int[] {16, 15, 62, 99, 65280}) {
      Rdata rdata = code == 15 ? randomMx(random) : randomOctets(random);
      sets.add(RecordSet.of(new RecordType(code), random.nextInt(1 << 20), rdata));
    }
    return RecordSets.of(sets);
  }

  private static Rdata randomMx(Random random) {
    byte[] name = randomName(random).toWire();
    byte[] octets = new byte[2 + name.length];
    System.arraycopy(name, 0, octets, 2, name.length);
    return Rdata.of(octets);
  }

  private static Rdata randomOctets(Random random) {
    byte[] octets = new byte[1 + random.nextInt(60)];
    random.nextBytes(octets);
    octets[0] = (byte) (octets.length - 1);
    return Rdata.of(octets);
  }

  private static DomainName randomName(Random random) {
    byte[] apex = ZoneFiles.APEX.toWire();
    byte[] wire = new byte[1 + 1 + random.nextInt(20) + apex.length];
    random.nextBytes(wire);
    wire[0] = (byte) (wire.length - apex.length - 1);
    System.arraycopy(apex, 0, wire, wire.length - apex.length, apex.length);
    return DomainName.fromWire(wire);
  }

  private static Live live(long generation, RecordSets contents) {
    return new Live(generation, contents, new Change("test", "", Instant.EPOCH, 1));
  }
}
