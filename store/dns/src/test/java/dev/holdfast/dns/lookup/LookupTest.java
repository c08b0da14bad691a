package dev.holdfast.dns.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dns.text.RdataText;
import dev.holdfast.dns.zonefile.TestZones;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.Zones;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Data, aliases, redirections and negative answers within one zone.
class LookupTest {

  private static final Zones ZONES =
      TestZones.of(
          """
          $ORIGIN example.
          $TTL 600
          @ 3600 SOA ns1 hostmaster 42 7200 900 1209600 300
          @ NS ns1
          @ MX 10 mail
          ns1 A 192.0.2.1
          mail A 192.0.2.25
          mail AAAA 2001:db8::25
          www CNAME web
          web CNAME hosts.web
          hosts.web A 192.0.2.80
          hosts.web A 192.0.2.81
          out CNAME www.example.org.
          nowhere CNAME missing
          one CNAME two
          two CNAME one
          me CNAME me
          _sip._tcp SRV 1 2 5060 mail
          svc HTTPS 1 . alpn=h2
          svc A 192.0.2.90
          to-svc HTTPS 1 mail
          alias HTTPS 0 .
          old DNAME new
          host.new A 192.0.2.7
          spin DNAME spin.spin
          many A 192.0.2.1
          many A 192.0.2.2
          many TXT "short"
          """);

  private static final String SOA =
      "^ example. 300 SOA ns1.example. hostmaster.example. 42 7200 900 1209600 300\n";

  @Test
  void aNamesSetIsAnsweredWithAuthority() {
    assertThat(Asking.ask(ZONES, "hosts.web.example. A"))
        .isEqualTo(
            """
            NOERROR aa
            = hosts.web.example. 600 A 192.0.2.80
            = hosts.web.example. 600 A 192.0.2.81
            """);
  }

  @Test
  void theCaseOfTheQuestionDoesNotMatter() {
    assertThat(Asking.ask(ZONES, "HOSTS.Web.EXAMPLE. A"))
        .isEqualTo(Asking.ask(ZONES, "hosts.web.example. A"));
  }

  @Test
  void theSoaIsAnsweredAtTheApexWithItsOwnTtlAndTheZonesSerial() {
    assertThat(Asking.ask(ZONES, "example. SOA"))
        .isEqualTo(
            "NOERROR aa\n= example. 3600 SOA ns1.example. hostmaster.example."
                + " 42 7200 900 1209600 300\n");
    assertThat(Asking.ask(ZONES, "mail.example. SOA")).isEqualTo("NOERROR aa\n" + SOA);
  }

  @Test
  void aNegativeAnswerCarriesTheSoaWithTheSmallerOfItsTtlAndMinimum() {
    Zones shorter =
        TestZones.of("$ORIGIN example.\n@ 60 SOA ns1 h 1 2 3 4 300\n@ 60 NS ns1.example.org.\n");

    assertThat(Asking.ask(ZONES, "missing.example. A")).isEqualTo("NXDOMAIN aa\n" + SOA);
    assertThat(Asking.ask(ZONES, "mail.example. TXT")).isEqualTo("NOERROR aa\n" + SOA);
    assertThat(Asking.ask(ZONES, "x.mail.example. A")).isEqualTo("NXDOMAIN aa\n" + SOA);
    assertThat(Asking.ask(shorter, "x.example. A"))
        .isEqualTo("NXDOMAIN aa\n^ example. 60 SOA ns1.example. h.example. 1 2 3 4 300\n");
  }

  @Test
  void aNameWithOnlyNamesBelowItExistsWithoutData() {
    assertThat(Asking.ask(ZONES, "_tcp.example. SRV")).isEqualTo("NOERROR aa\n" + SOA);
    assertThat(Asking.ask(ZONES, "new.example. A")).isEqualTo("NOERROR aa\n" + SOA);
  }

  @Test
  void aliasesAreFollowedWithinTheZone() {
    assertThat(Asking.ask(ZONES, "www.example. A"))
        .isEqualTo(
            """
            NOERROR aa
            = www.example. 600 CNAME web.example.
            = web.example. 600 CNAME hosts.web.example.
            = hosts.web.example. 600 A 192.0.2.80
            = hosts.web.example. 600 A 192.0.2.81
            """);
    assertThat(Asking.ask(ZONES, "out.example. A"))
        .isEqualTo("NOERROR aa\n= out.example. 600 CNAME www.example.org.\n");
  }

  @Test
  void anAliasAskedForIsNotFollowed() {
    assertThat(Asking.ask(ZONES, "www.example. CNAME"))
        .isEqualTo("NOERROR aa\n= www.example. 600 CNAME web.example.\n");
    assertThat(Asking.ask(ZONES, "www.example. ANY"))
        .isEqualTo("NOERROR aa\n= www.example. 600 CNAME web.example.\n");
  }

  @Test
  void anAliasOfNothingSaysWhatItsEndIs() {
    assertThat(Asking.ask(ZONES, "nowhere.example. A"))
        .isEqualTo("NXDOMAIN aa\n= nowhere.example. 600 CNAME missing.example.\n" + SOA);
    assertThat(Asking.ask(ZONES, "www.example. TXT"))
        .endsWith("CNAME hosts.web.example.\n" + SOA)
        .startsWith("NOERROR aa\n");
  }

  @Test
  void aliasesThatGoInACircleEndWhereTheyBegan() {
    assertThat(Asking.ask(ZONES, "one.example. A"))
        .isEqualTo(
            """
            NOERROR aa
            = one.example. 600 CNAME two.example.
            = two.example. 600 CNAME one.example.
            """);
    assertThat(Asking.ask(ZONES, "me.example. A"))
        .isEqualTo("NOERROR aa\n= me.example. 600 CNAME me.example.\n");
  }

  @Test
  void aChainOfAliasesIsFollowedUpToABound() {
    StringBuilder chain =
        new StringBuilder("$ORIGIN example.\n$TTL 5\n@ SOA a b 1 2 3 4 5\n@ NS a.example.org.\n");
    for (int i = 0; i < 100; i++) {
      chain.append("c%d CNAME c%d\n".formatted(i, i + 1));
    }

    String answer = Asking.ask(TestZones.of(chain.toString()), "c0.example. A");

    assertThat(answer.lines()).hasSize(1 + 1 + ZoneLookup.MAX_ALIASES);
    assertThat(answer).startsWith("NOERROR aa\n= c0.example.");
  }

  @Test
  void hostsNamedInAnAnswerComeWithTheirAddresses() {
    String mail =
        """
        + mail.example. 600 A 192.0.2.25
        + mail.example. 600 AAAA 2001:db8::25
        """;
    assertThat(Asking.ask(ZONES, "example. MX"))
        .isEqualTo("NOERROR aa\n= example. 600 MX 10 mail.example.\n" + mail);
    assertThat(Asking.ask(ZONES, "_sip._tcp.example. SRV"))
        .isEqualTo("NOERROR aa\n= _sip._tcp.example. 600 SRV 1 2 5060 mail.example.\n" + mail);
    assertThat(Asking.ask(ZONES, "to-svc.example. HTTPS"))
        .isEqualTo("NOERROR aa\n= to-svc.example. 600 HTTPS 1 mail.example.\n" + mail);
  }

  @Test
  void aServiceAtItsOwnNameComesWithItsOwnAddresses() {
    assertThat(Asking.ask(ZONES, "svc.example. HTTPS"))
        .isEqualTo(
            """
            NOERROR aa
            = svc.example. 600 HTTPS 1 . alpn=h2
            + svc.example. 600 A 192.0.2.90
            """);
    assertThat(Asking.ask(ZONES, "alias.example. HTTPS"))
        .isEqualTo("NOERROR aa\n= alias.example. 600 HTTPS 0 .\n");
  }

  @Test
  void anyIsAnsweredWithTheSmallestSet() {
    assertThat(Asking.ask(ZONES, "many.example. ANY"))
        .isEqualTo("NOERROR aa\n= many.example. 600 TXT \"short\"\n");
    assertThat(Asking.ask(ZONES, "missing.example. ANY")).isEqualTo("NXDOMAIN aa\n" + SOA);
    assertThat(Asking.ask(ZONES, "new.example. ANY")).isEqualTo("NOERROR aa\n" + SOA);
  }

  @Test
  void namesBelowADnameAreRedirectedWithItsOwnTtl() {
    assertThat(Asking.ask(ZONES, "host.old.example. A"))
        .isEqualTo(
            """
            NOERROR aa
            = old.example. 600 DNAME new.example.
            = host.old.example. 600 CNAME host.new.example.
            = host.new.example. 600 A 192.0.2.7
            """);
    assertThat(Asking.ask(ZONES, "x.y.old.example. A"))
        .isEqualTo(
            """
            NXDOMAIN aa
            = old.example. 600 DNAME new.example.
            = x.y.old.example. 600 CNAME x.y.new.example.
            """
                + SOA);
    assertThat(Asking.ask(ZONES, "host.old.example. CNAME"))
        .isEqualTo(
            """
            NOERROR aa
            = old.example. 600 DNAME new.example.
            = host.old.example. 600 CNAME host.new.example.
            """);
  }

  @Test
  void aDnameMayLeadToItsOwnOwner() {
    Zones zones =
        TestZones.of(
            "$ORIGIN example.\n$TTL 5\n@ SOA a b 1 2 3 4 5\n@ NS a.b.\nup DNAME @\nup A 192.0.2.9\n");
    assertThat(Asking.ask(zones, "up.up.example. A"))
        .isEqualTo(
            """
            NOERROR aa
            = up.example. 5 DNAME example.
            = up.up.example. 5 CNAME up.example.
            = up.example. 5 A 192.0.2.9
            """);
  }

  @Test
  void theDnameItselfIsNotRedirected() {
    assertThat(Asking.ask(ZONES, "old.example. DNAME"))
        .isEqualTo("NOERROR aa\n= old.example. 600 DNAME new.example.\n");
    assertThat(Asking.ask(ZONES, "old.example. A")).isEqualTo("NOERROR aa\n" + SOA);
  }

  @Test
  void aRedirectionThatMakesTheNameTooLongSaysSo() {
    String label = "x".repeat(60);
    String longName = label + "." + label + "." + label + ".";

    assertThat(
            Asking.ask(
                TestZones.of(
                    "$ORIGIN example.\n$TTL 5\n@ SOA a b 1 2 3 4 5\n@ NS a.b.\nd DNAME "
                        + longName
                        + "org.\n"),
                longName + "d.example. A"))
        .isEqualTo("YXDOMAIN aa\n= d.example. 5 DNAME " + longName + "org.\n");
  }

  @Test
  void aRedirectionIntoItselfEnds() {
    assertThat(Asking.ask(ZONES, "x.spin.example. A"))
        .startsWith(
            """
            NOERROR aa
            = spin.example. 600 DNAME spin.spin.example.
            = x.spin.example. 600 CNAME x.spin.spin.example.
            = x.spin.spin.example. 600 CNAME x.spin.spin.spin.example.
            """);
  }

  @Test
  void aRedirectionAtTheApexCoversAllBelowIt() {
    Zones zones =
        TestZones.of(
            "$ORIGIN example.\n$TTL 5\n@ SOA a b 1 2 3 4 5\n@ NS a.b.\n@ DNAME example.org.\n");

    assertThat(Asking.ask(zones, "www.example. A"))
        .isEqualTo(
            """
            NOERROR aa
            = example. 5 DNAME example.org.
            = www.example. 5 CNAME www.example.org.
            """);
    assertThat(Asking.ask(zones, "example. NS")).isEqualTo("NOERROR aa\n= example. 5 NS a.b.\n");
  }

  @Test
  void theLongestZoneAnswers() {
    Zones zones =
        TestZones.of(
            "$ORIGIN .\n. 5 SOA a. b. 1 2 3 4 5\n. 5 NS a.\nx.y.example. 5 A 192.0.2.1\n",
            "$ORIGIN y.example.\n@ 5 SOA a. b. 1 2 3 4 5\n@ 5 NS a.\n");

    assertThat(Asking.ask(zones, "x.y.example. A")).startsWith("NXDOMAIN aa\n^ y.example.");
    assertThat(Asking.ask(zones, "x.example. A")).startsWith("NXDOMAIN aa\n^ . 5 SOA");
    assertThat(Asking.ask(zones, ". NS")).isEqualTo("NOERROR aa\n= . 5 NS a.\n");
  }

  /// Rdata of services is not checked when it is stored.
  @Test
  void dataThatOnlyClaimsToBeAServiceIsAnsweredAsItIs() {
    for (String hex : List.of("", "00", "0001", "000103", "0001ff", "000101", "00010161")) {
      Rdata rdata = Rdata.of(HexFormat.of().parseHex(hex));
      Zone zone = ZONES.find(DomainName.of("example.")).orElseThrow();
      Zones zones =
          Zones.NONE.with(
              TestZones.enact(
                  zone, "odd.example.", RecordSets.of(RecordSet.of(RecordType.HTTPS, 5, rdata))));

      assertThat(Asking.ask(zones, "odd.example. HTTPS"))
          .isEqualTo(
              "NOERROR aa\n= odd.example. 5 HTTPS %s\n"
                  .formatted(RdataText.print(RecordType.HTTPS, rdata)));
    }
  }
}
