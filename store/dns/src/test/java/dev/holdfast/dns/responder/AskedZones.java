package dev.holdfast.dns.responder;

import dev.holdfast.dns.zonefile.TestZones;
import dev.holdfast.zone.Zones;
import java.util.List;

/// Zones with something of everything that an answer depends on, and what to ask of them.
final class AskedZones {

  static final Zones ALL =
      TestZones.of(
          """
          $ORIGIN example.
          $TTL 600
          @ SOA ns1.a.b.c hostmaster 42 7200 900 1209600 300
          @ NS ns1
          @ NS ns2.a.b.c
          @ MX 10 mail
          ns1 A 192.0.2.1
          *.wild A 192.0.2.2
          *.wild TXT "a wildcard"
          www CNAME mail
          mail AAAA 2001:db8::1
          cut NS ns.cut
          ns.cut A 192.0.2.53
          d DNAME target
          spin DNAME spin.spin
          a.a.a.a A 192.0.2.3
          srv SRV 1 2 3 mail
          $GENERATE 1-200 big A 10.0.0.$
          $GENERATE 1-60 names PTR host-$.name
          """,
          "$ORIGIN .\n. 5 SOA a. b. 1 2 3 4 5\n. 5 NS a.\n");

  static final List<String> OWNERS =
      List.of(
          "example.",
          "www.example.",
          "x.wild.example.",
          "a.example.",
          "x.cut.example.",
          "y.d.example.",
          "z.spin.example.",
          "big.example.",
          "names.example.",
          "missing.example.",
          "a.a.a.a.example.",
          ".",
          "srv.example.",
          "com.");

  static final List<String> TYPES =
      List.of(
          "A", "AAAA", "NS", "SOA", "MX", "TXT", "ANY", "CNAME", "DS", "PTR", "SRV", "TYPE65280");

  private AskedZones() {}
}
