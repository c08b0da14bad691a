package dev.holdfast.dns.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dns.zonefile.TestZones;
import dev.holdfast.zone.Zones;
import org.junit.jupiter.api.Test;

/// At and below a zone cut the answer is where to ask instead, with the addresses that takes (RFC
/// 1034, section 4.2.1; RFC 9471), except for what belongs to this side of the cut.
class DelegationTest {

  private static final String PARENT =
      """
      $ORIGIN example.
      $TTL 3600
      @ SOA ns1 hostmaster 1 7200 900 1209600 300
      @ NS ns1
      @ NS ns.child
      ns1 A 192.0.2.1
      child NS ns.child
      child NS ns1
      child NS ns.elsewhere.org.
      child DS 60485 5 1 2bb183af5f22588179a53b0a98631fad1a292118
      child A 192.0.2.66
      ns.child A 192.0.2.2
      ns.child AAAA 2001:db8::2
      deep.ns.child A 192.0.2.3
      mail MX 10 host.child
      alias CNAME www.child
      """;

  private static final String REFERRAL =
      """
      ^ child.example. 3600 NS ns.child.example.
      ^ child.example. 3600 NS ns.elsewhere.org.
      ^ child.example. 3600 NS ns1.example.
      ! ns.child.example. 3600 A 192.0.2.2
      ! ns.child.example. 3600 AAAA 2001:db8::2
      + ns1.example. 3600 A 192.0.2.1
      """;

  private static final String SOA =
      "^ example. 300 SOA ns1.example. hostmaster.example. 1 7200 900 1209600 300\n";

  private static final Zones ZONES = TestZones.of(PARENT);

  @Test
  void namesAtAndBelowTheCutAreReferredWithGlueAndWithoutAuthority() {
    assertThat(Asking.ask(ZONES, "child.example. A")).isEqualTo("NOERROR\n" + REFERRAL);
    assertThat(Asking.ask(ZONES, "child.example. NS")).isEqualTo("NOERROR\n" + REFERRAL);
    assertThat(Asking.ask(ZONES, "child.example. ANY")).isEqualTo("NOERROR\n" + REFERRAL);
    assertThat(Asking.ask(ZONES, "child.example. SOA")).isEqualTo("NOERROR\n" + REFERRAL);
    assertThat(Asking.ask(ZONES, "any.thing.child.example. TXT")).isEqualTo("NOERROR\n" + REFERRAL);
  }

  @Test
  void glueIsNotAnAnswer() {
    assertThat(Asking.ask(ZONES, "ns.child.example. A")).isEqualTo("NOERROR\n" + REFERRAL);
    assertThat(Asking.ask(ZONES, "deep.ns.child.example. A")).isEqualTo("NOERROR\n" + REFERRAL);
  }

  @Test
  void theDsAtTheCutIsAnsweredOnThisSide() {
    assertThat(Asking.ask(ZONES, "child.example. DS"))
        .isEqualTo(
            "NOERROR aa\n= child.example. 3600 DS 60485 5 1"
                + " 2BB183AF5F22588179A53B0A98631FAD1A292118\n");
    assertThat(Asking.ask(ZONES, "x.child.example. DS")).isEqualTo("NOERROR\n" + REFERRAL);
    assertThat(Asking.ask(ZONES, "ns1.example. DS")).isEqualTo("NOERROR aa\n" + SOA);
    assertThat(Asking.ask(ZONES, "example. DS")).isEqualTo("NOERROR aa\n" + SOA);
  }

  @Test
  void nameServersOfTheZoneItselfComeWithTheirAddressesEvenFromBelowACut() {
    assertThat(Asking.ask(ZONES, "example. NS"))
        .isEqualTo(
            """
            NOERROR aa
            = example. 3600 NS ns.child.example.
            = example. 3600 NS ns1.example.
            + ns.child.example. 3600 A 192.0.2.2
            + ns.child.example. 3600 AAAA 2001:db8::2
            + ns1.example. 3600 A 192.0.2.1
            """);
  }

  @Test
  void addressesOfOtherHostsBelowACutAreNotThisZonesToGive() {
    assertThat(Asking.ask(ZONES, "mail.example. MX"))
        .isEqualTo("NOERROR aa\n= mail.example. 3600 MX 10 host.child.example.\n");
  }

  @Test
  void anAliasThatLeadsBelowACutEndsInTheReferral() {
    assertThat(Asking.ask(ZONES, "alias.example. A"))
        .isEqualTo("NOERROR aa\n= alias.example. 3600 CNAME www.child.example.\n" + REFERRAL);
  }

  @Test
  void aChildZoneHeldHereIsAnsweredFromItselfAndItsDsFromItsParent() {
    Zones both =
        TestZones.of(
            PARENT,
            """
            $ORIGIN child.example.
            $TTL 60
            @ SOA ns hostmaster 7 7200 900 1209600 30
            @ NS ns
            ns A 192.0.2.2
            www A 192.0.2.80
            """);

    assertThat(Asking.ask(both, "www.child.example. A"))
        .isEqualTo("NOERROR aa\n= www.child.example. 60 A 192.0.2.80\n");
    assertThat(Asking.ask(both, "child.example. SOA"))
        .isEqualTo(
            "NOERROR aa\n= child.example. 60 SOA ns.child.example. hostmaster.child.example."
                + " 7 7200 900 1209600 30\n");
    assertThat(Asking.ask(both, "child.example. DS")).startsWith("NOERROR aa\n= child.example.");
    assertThat(Asking.ask(both, "www.child.example. DS"))
        .startsWith("NOERROR aa\n^ child.example. 30 SOA");
    assertThat(Asking.ask(both, "alias.example. A"))
        .isEqualTo("NOERROR aa\n= alias.example. 3600 CNAME www.child.example.\n");
  }

  @Test
  void namesOutsideAllZonesAreRefused() {
    assertThat(Asking.ask(ZONES, "example.org. A")).isEqualTo("REFUSED\n");
    assertThat(Asking.ask(ZONES, ". NS")).isEqualTo("REFUSED\n");
    assertThat(Asking.ask(ZONES, ". DS")).isEqualTo("REFUSED\n");
    assertThat(Asking.ask(Zones.NONE, "example. A")).isEqualTo("REFUSED\n");
  }
}
