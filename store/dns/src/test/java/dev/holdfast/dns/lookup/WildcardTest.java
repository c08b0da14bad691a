package dev.holdfast.dns.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dns.zonefile.TestZones;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.Zones;
import org.junit.jupiter.api.Test;

/// Wildcards stand in for names that do not exist, and only for those: the zone and the questions
/// of RFC 4592, section 2.2.1, one by one, and what else that document asks for.
class WildcardTest {

  private static final String SOA =
      "^ example. 300 SOA ns.example.com. hostmaster.example. 1 7200 900 1209600 300\n";

  private static final Zone EXAMPLE =
      TestZones.zone(
          """
          $ORIGIN example.
          $TTL 3600
          @ SOA ns.example.com. hostmaster 1 7200 900 1209600 300
          @ NS ns.example.com.
          @ NS ns.example.net.
          * TXT "this is a wildcard"
          * MX 10 host1
          sub.* TXT "this is not a wildcard"
          host1 A 192.0.2.1
          _ssh._tcp.host1 SRV 0 0 22 host1
          _ssh._tcp.host2 SRV 0 0 22 host2
          subdel NS ns.example.com.
          subdel NS ns.example.net.
          """);

  private static final Zones ZONES = Zones.NONE.with(EXAMPLE);

  @Test
  void aNameThatDoesNotExistGetsTheWildcardsData() {
    assertThat(Asking.ask(ZONES, "host3.example. MX"))
        .isEqualTo(
            """
            NOERROR aa
            = host3.example. 3600 MX 10 host1.example.
            + host1.example. 3600 A 192.0.2.1
            """);
  }

  @Test
  void aTypeTheWildcardDoesNotHaveIsNoData() {
    assertThat(Asking.ask(ZONES, "host3.example. A")).isEqualTo("NOERROR aa\n" + SOA);
  }

  @Test
  void theWildcardStandsInForSeveralLabels() {
    assertThat(Asking.ask(ZONES, "foo.bar.example. TXT"))
        .isEqualTo("NOERROR aa\n= foo.bar.example. 3600 TXT \"this is a wildcard\"\n");
  }

  @Test
  void aNameThatExistsDoesNotGetTheWildcardsData() {
    assertThat(Asking.ask(ZONES, "host1.example. MX")).isEqualTo("NOERROR aa\n" + SOA);
    assertThat(Asking.ask(ZONES, "sub.*.example. MX")).isEqualTo("NOERROR aa\n" + SOA);
  }

  @Test
  void anEmptyNonTerminalBlocksTheWildcard() {
    assertThat(Asking.ask(ZONES, "_tcp.host1.example. MX")).isEqualTo("NOERROR aa\n" + SOA);
    assertThat(Asking.ask(ZONES, "host2.example. MX")).isEqualTo("NOERROR aa\n" + SOA);
    assertThat(Asking.ask(ZONES, "_telnet._tcp.host1.example. SRV"))
        .isEqualTo("NXDOMAIN aa\n" + SOA);
    assertThat(Asking.ask(ZONES, "other.host2.example. MX")).isEqualTo("NXDOMAIN aa\n" + SOA);
  }

  @Test
  void aZoneCutBlocksTheWildcard() {
    assertThat(Asking.ask(ZONES, "host.subdel.example. A"))
        .isEqualTo(
            """
            NOERROR
            ^ subdel.example. 3600 NS ns.example.com.
            ^ subdel.example. 3600 NS ns.example.net.
            """);
  }

  @Test
  void aWildcardIsAnOrdinaryNameWhenItIsAskedFor() {
    assertThat(Asking.ask(ZONES, "*.example. TXT"))
        .isEqualTo("NOERROR aa\n= *.example. 3600 TXT \"this is a wildcard\"\n");
    assertThat(Asking.ask(ZONES, "sub.*.example. TXT"))
        .isEqualTo("NOERROR aa\n= sub.*.example. 3600 TXT \"this is not a wildcard\"\n");
    assertThat(Asking.ask(ZONES, "ghost.*.example. MX")).isEqualTo("NXDOMAIN aa\n" + SOA);
  }

  @Test
  void theWildcardNearestToTheNameIsTheOnlyOneThatCounts() {
    Zones zones =
        zone(
            """
            * A 192.0.2.1
            *.near A 192.0.2.2
            far.near A 192.0.2.3
            """);

    assertThat(Asking.ask(zones, "x.near.example. A"))
        .isEqualTo("NOERROR aa\n= x.near.example. 60 A 192.0.2.2\n");
    assertThat(Asking.ask(zones, "x.far.near.example. A")).startsWith("NXDOMAIN aa\n");
    assertThat(Asking.ask(zones, "y.example. A"))
        .isEqualTo("NOERROR aa\n= y.example. 60 A 192.0.2.1\n");
  }

  @Test
  void aWildcardWithoutDataThatHasNamesBelowItMakesNamesExist() {
    Zones zones = zone("sub.* TXT \"below\"\n");

    assertThat(Asking.ask(zones, "x.example. TXT")).startsWith("NOERROR aa\n^ example.");
  }

  @Test
  void aWildcardAliasIsFollowed() {
    Zones zones =
        zone(
            """
            *.to CNAME host
            host A 192.0.2.1
            *.loop CNAME x.loop
            """);

    assertThat(Asking.ask(zones, "a.to.example. A"))
        .isEqualTo(
            """
            NOERROR aa
            = a.to.example. 60 CNAME host.example.
            = host.example. 60 A 192.0.2.1
            """);
    assertThat(Asking.ask(zones, "a.loop.example. A"))
        .isEqualTo(
            """
            NOERROR aa
            = a.loop.example. 60 CNAME x.loop.example.
            = x.loop.example. 60 CNAME x.loop.example.
            """);
  }

  @Test
  void aRetiredNameIsOneThatDoesNotExist() {
    Zones zones = Zones.NONE.with(TestZones.retire(EXAMPLE, "host1.example."));
    Zone without = TestZones.retire(EXAMPLE, "_ssh._tcp.host2.example.");
    Zone noWildcard = TestZones.retire(TestZones.retire(EXAMPLE, "*.example."), "sub.*.example.");

    assertThat(Asking.ask(zones, "host1.example. A")).isEqualTo("NOERROR aa\n" + SOA);
    assertThat(Asking.ask(Zones.NONE.with(without), "host2.example. MX"))
        .startsWith("NOERROR aa\n= host2.example. 3600 MX");
    assertThat(Asking.ask(Zones.NONE.with(noWildcard), "host3.example. MX"))
        .isEqualTo("NXDOMAIN aa\n" + SOA);
  }

  @Test
  void aNameTooLongForItsWildcardSimplyDoesNotExist() {
    String label = "x".repeat(63);
    String encloser = "y".repeat(52) + "." + label + "." + label + "." + label + ".example.";
    Zones zones = zone(encloser + " A 192.0.2.1\n");

    assertThat(dev.holdfast.record.DomainName.of(encloser).wireLength()).isEqualTo(254);
    assertThat(Asking.ask(zones, "y." + encloser.substring(2) + " A")).startsWith("NXDOMAIN");
    assertThat(Asking.ask(zones, encloser + " A")).startsWith("NOERROR aa\n=");
  }

  private static Zones zone(String lines) {
    return TestZones.of(
        """
        $ORIGIN example.
        $TTL 60
        @ SOA ns.example.com. hostmaster 1 7200 900 1209600 300
        @ NS ns.example.com.
        """
            + lines);
  }
}
