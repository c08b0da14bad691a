package dev.holdfast.dns.zonefile;

import static dev.holdfast.dns.zonefile.ZoneFiles.HEAD;
import static dev.holdfast.dns.zonefile.ZoneFiles.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dns.text.RdataText;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Soa;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Everything a master file may leave out, abbreviate or spread over lines is understood.
class ZoneFileReaderTest {

  @Test
  void aZoneFileGivesApexSoaSerialAndEndpointsInCanonicalOrder() {
    ZoneFile zone =
        read(
            """
            @ 3600 IN SOA ns1 host\\.master.example.org. 2024010101 2h 15m 2w 5m
            @ 300 IN NS ns1
            www 60 A 192.0.2.1
            www 60 A 192.0.2.2
            ns1 300 A 192.0.2.53
            """);

    assertThat(zone.apex()).isEqualTo(DomainName.of("example.com."));
    assertThat(zone.serial()).isEqualTo(2024010101L);
    assertThat(zone.soa())
        .isEqualTo(
            new Soa(
                3600,
                DomainName.of("ns1.example.com."),
                DomainName.of("host\\.master.example.org."),
                7200,
                900,
                1209600,
                300));
    assertThat(zone.endpoints().keySet())
        .containsExactly(
            DomainName.of("example.com."),
            DomainName.of("ns1.example.com."),
            DomainName.of("www.example.com."));
    assertThat(zone.endpoints().get(DomainName.of("www.example.com.")))
        .isEqualTo(RecordSets.of(set(RecordType.A, 60, "192.0.2.1", "192.0.2.2")));
  }

  @Test
  void namesThatDifferInCaseOrSpellingAloneAreOne() {
    ZoneFile zone =
        read(
            HEAD
                + """
                www 60 A 192.0.2.1
                WWW 60 AAAA 2001:db8::1
                w\\119w.Example.COM. 60 TXT "x"
                """);

    assertThat(zone.endpoints().get(DomainName.of("www.example.com."))).hasSize(3);
  }

  @Test
  void escapesInNamesArePartOfThem() {
    ZoneFile zone =
        read(
            HEAD
                + """
                a\\.b 60 CNAME c\\032d.example.net.
                \\046e 60 A 192.0.2.1
                $ORIGIN f\\\s
                g 60 A 192.0.2.1
                """);

    assertThat(zone.endpoints().keySet())
        .contains(
            DomainName.of("a\\.b.example.com."),
            DomainName.of("\\.e.example.com."),
            DomainName.of("g.f\\032.example.com."));
    assertThat(read(ZoneFiles.write(zone))).isEqualTo(zone);
  }

  @Test
  void directivesParenthesesCommentsQuotesAndIndentationAreFollowed() {
    ZoneFile zone =
        read(
            """
            ; a zone
            $TTL 1h
            $ORIGIN example.com.
            @ SOA ns1 hostmaster ( ; opens here
                    1       ; serial
                    7200    ; refresh
                    900
                    1209600 300
                    )
              NS ns1
            ns1 A 192.0.2.53
                AAAA 2001:db8::53

            $ORIGIN sub
            txt TXT ( "a ; no comment" ; a comment
                      "(no group)" )
            $TTL 30
            @\tIN\t A \t 192.0.2.9
            """);

    assertThat(zone.endpoints().get(DomainName.of("ns1.example.com.")))
        .isEqualTo(
            RecordSets.of(
                set(RecordType.A, 3600, "192.0.2.53"), set(RecordType.AAAA, 3600, "2001:db8::53")));
    assertThat(zone.endpoints().get(DomainName.of("txt.sub.example.com.")))
        .isEqualTo(RecordSets.of(set(RecordType.TXT, 3600, "\"a ; no comment\" \"(no group)\"")));
    assertThat(zone.endpoints().get(DomainName.of("sub.example.com.")))
        .isEqualTo(RecordSets.of(set(RecordType.A, 30, "192.0.2.9")));
  }

  @Test
  void ttlAndClassStandInEitherOrderAndAreCarriedOn() {
    ZoneFile zone =
        read(
            ZoneFiles.HEAD
                + """
                a IN 60 A 192.0.2.1
                b 60 IN A 192.0.2.1
                c A 192.0.2.1
                d in a 192.0.2.1
                """);

    for (String owner : List.of("a", "b", "c", "d")) {
      assertThat(zone.endpoints().get(DomainName.of(owner + ".example.com.")))
          .as(owner)
          .isEqualTo(RecordSets.of(set(RecordType.A, 60, "192.0.2.1")));
    }
  }

  @Test
  void anSoaWithoutTtlTakesItsMinimumAndHandsItOn() {
    ZoneFile zone = read("@ SOA ns1 hostmaster 1 2 3 4 555\n@ NS ns1\n");

    assertThat(zone.soa().ttlSeconds()).isEqualTo(555);
    assertThat(zone.endpoints().get(zone.apex()).find(RecordType.NS).orElseThrow().ttlSeconds())
        .isEqualTo(555);
  }

  @Test
  void generateCountsRecordsOut() {
    ZoneFile zone =
        read(
            ZoneFiles.HEAD
                + """
                $GENERATE 1-3 host$ 60 A 192.0.2.$
                $GENERATE 10-20/5 ${0,4,d}.ptr PTR host-${-10,2,x}.example.net.
                """);

    assertThat(zone.endpoints().get(DomainName.of("host3.example.com.")))
        .isEqualTo(RecordSets.of(set(RecordType.A, 60, "192.0.2.3")));
    assertThat(zone.endpoints().get(DomainName.of("0020.ptr.example.com.")))
        .isEqualTo(RecordSets.of(set(RecordType.PTR, 60, "host-0a.example.net.")));
    assertThat(zone.endpoints()).hasSize(1 + 3 + 3);
  }

  @Test
  void escapedAndOddOwnersAreKeptAsTheyAre() {
    ZoneFile zone =
        read(
            ZoneFiles.HEAD
                + """
                a\\.b 60 A 192.0.2.1
                c\\\\ 60 A 192.0.2.1
                \\100\\;x 60 A 192.0.2.1
                *.wild 60 A 192.0.2.1
                _sip._tcp 60 SRV 1 2 3 a\\.b
                """);

    assertThat(zone.endpoints().keySet())
        .contains(
            DomainName.of("a\\.b.example.com."),
            DomainName.of("c\\\\.example.com."),
            DomainName.of("d\\;x.example.com."),
            DomainName.of("*.wild.example.com."));
    assertThat(zone.endpoints().get(DomainName.of("_sip._tcp.example.com.")))
        .isEqualTo(RecordSets.of(set(RecordType.SRV, 60, "1 2 3 a\\.b.example.com.")));
  }

  @Test
  void windowsLineEndsAndAByteOrderMarkDoNotMatter() {
    String text = ZoneFiles.HEAD + "www 60 A 192.0.2.1\n";

    assertThat(read("\ufeff" + text.replace("\n", "\r\n"))).isEqualTo(read(text));
  }

  @Test
  void aFileWithoutFinalLineEndIsReadWhole() {
    assertThat(read(ZoneFiles.HEAD + "www 60 A 192.0.2.1"))
        .isEqualTo(read(ZoneFiles.HEAD + "www 60 A 192.0.2.1\n"));
  }

  @Test
  void recordsOfOneSetMayStandApart() {
    ZoneFile zone =
        read(
            ZoneFiles.HEAD
                + """
                www 60 A 192.0.2.1
                ftp 60 A 192.0.2.9
                WWW 60 A 192.0.2.2
                """);

    assertThat(zone.endpoints().get(DomainName.of("www.example.com.")))
        .isEqualTo(RecordSets.of(set(RecordType.A, 60, "192.0.2.1", "192.0.2.2")));
  }

  private static RecordSet set(RecordType type, int ttlSeconds, String... values) {
    return new RecordSet(
        type,
        ttlSeconds,
        List.of(values).stream().map(value -> RdataText.parse(type, value)).toList());
  }
}
