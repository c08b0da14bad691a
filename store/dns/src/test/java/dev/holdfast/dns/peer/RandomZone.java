package dev.holdfast.dns.peer;

import dev.holdfast.dns.text.RdataText;
import dev.holdfast.dns.zonefile.ZoneFile;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Soa;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/// Makes up zones in which names are few and close together, so that wildcards, cuts, aliases,
/// redirections and empty places meet in every way.
///
/// Left out is what the RFCs leave undefined: NS and DNAME at a wildcard (RFC 4592, section 4), and
/// data below a DNAME.
public final class RandomZone {

  private static final DomainName APEX = DomainName.of("example.");
  private static final List<String> LABELS = List.of("a", "b", "c", "*", "_t");

  private final Random random;

  private RandomZone(Random random) {
    this.random = random;
  }

  public static ZoneFile from(Random random) {
    return new RandomZone(random).zone();
  }

  private ZoneFile zone() {
    TreeMap<DomainName, RecordSets> endpoints = new TreeMap<>();
    for (int i = 5 + random.nextInt(40); i > 0; i--) {
      endpoints.put(name(), contents());
    }
    endpoints.entrySet().removeIf(entry -> isUndefined(entry.getKey(), entry.getValue()));
    endpoints.put(APEX, RecordSets.of(set(RecordType.NS, target(), "ns.example.org.")));
    endpoints.keySet().removeIf(owner -> isUndefinedThere(owner, endpoints));
    Soa soa =
        new Soa(600, DomainName.of("ns.example."), DomainName.of("host.example."), 1, 2, 3, 300);
    return new ZoneFile(APEX, soa, 1, endpoints);
  }

  private DomainName name() {
    StringBuilder name = new StringBuilder();
    for (int labels = 1 + random.nextInt(4); labels > 0; labels--) {
      name.append(LABELS.get(random.nextInt(LABELS.size()))).append('.');
    }
    return DomainName.of(name + "example.");
  }

  private RecordSets contents() {
    return switch (random.nextInt(9)) {
      case 0 -> RecordSets.of(set(RecordType.CNAME, target()));
      case 1 -> RecordSets.of(set(RecordType.NS, target(), "ns.example.org."), address());
      case 2 ->
          RecordSets.of(
              set(RecordType.NS, target()), set(RecordType.DS, "1 5 1 " + "ab".repeat(20)));
      case 3 -> RecordSets.of(set(RecordType.DNAME, target()), address());
      case 4 -> RecordSets.of(set(RecordType.MX, "10 " + target()), address());
      case 5 -> RecordSets.of(set(RecordType.TXT, "text"), set(RecordType.AAAA, "2001:db8::1"));
      default -> RecordSets.of(address());
    };
  }

  private RecordSet address() {
    return set(RecordType.A, "192.0.2." + random.nextInt(256));
  }

  private String target() {
    return random.nextInt(6) == 0 ? "www.example.org." : name().toString();
  }

  private static RecordSet set(RecordType type, String... values) {
    List<Rdata> rdata = new ArrayList<>();
    for (String value : values) {
      rdata.add(RdataText.parse(type, value));
    }
    return new RecordSet(type, 60 + type.code(), rdata.stream().distinct().toList());
  }

  private static boolean isUndefined(DomainName owner, RecordSets contents) {
    return owner.isWildcard() && (contents.has(RecordType.NS) || contents.has(RecordType.DNAME));
  }

  /// Data below a DNAME, and wildcards below a cut, of which NSD alone makes glue.
  private static boolean isUndefinedThere(
      DomainName owner, TreeMap<DomainName, RecordSets> endpoints) {
    for (DomainName above = owner; !above.equals(APEX); ) {
      above = above.parent().orElseThrow();
      RecordSets contents = endpoints.getOrDefault(above, RecordSets.NONE);
      boolean cut = contents.has(RecordType.NS) && !above.equals(APEX);
      if (contents.has(RecordType.DNAME) || (cut && owner.isWildcard())) {
        return true;
      }
    }
    return false;
  }
}
