package dev.holdfast.chaos.simulation.actor;

import dev.holdfast.chaos.simulation.engine.Chance;
import dev.holdfast.protocol.Command;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Soa;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The names everything is about, and what they may hold.
///
/// Planners publish the endpoints of one zone, two of them aliases. Another is written to directly.
/// A third is deleted and made again.
public final class Realm {

  static final DomainName PLANNED = DomainName.of("example.");
  static final DomainName DIRECT = DomainName.of("direct.test.");
  static final DomainName SPARE = DomainName.of("spare.test.");

  /// What endpoints are planned.
  private static final int ENDPOINTS = 6;

  private static final int ADDRESSES = 8;
  private static final int OFTEN_FIRST = 3;
  private static final int TTL_SECONDS = 60;

  private static final List<DomainName> SERVICES = names("s%d.example.", ENDPOINTS);
  private static final DomainName ALIAS = DomainName.of("www.example.");
  static final List<DomainName> DIRECT_NAMES = names("d%d.direct.test.", 4);
  static final List<DomainName> SPARE_NAMES = names("x%d.spare.test.", 2);

  private static final List<Rdata> V4 =
      IntStream.range(0, ADDRESSES)
          .mapToObj(i -> Rdata.of(new byte[] {(byte) 192, 0, 2, (byte) (i + 1)}))
          .toList();

  private static final List<Rdata> V6 =
      IntStream.range(0, ADDRESSES)
          .mapToObj(i -> {
            byte[] octets = new byte[16];
            octets[0] = 0x20;
            octets[1] = 0x01;
            octets[2] = 0x0d;
            octets[3] = (byte) 0xb8;
            octets[15] = (byte) (i + 1);
            return Rdata.of(octets);
          })
          .toList();

  private Realm() {}

  private static List<DomainName> names(String pattern, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> DomainName.of(pattern.formatted(i)))
        .toList();
  }

  /// All names that plans may name: those of the zone that comes and goes too.
  static List<DomainName> ofPlans() {
    return Stream.concat(planned().stream(), SPARE_NAMES.stream()).toList();
  }

  /// The names of the zone that is planned.
  static List<DomainName> planned() {
    return Stream.concat(SERVICES.stream(), Stream.of(ALIAS)).toList();
  }

  /// All names that anybody may ask for.
  public static List<DomainName> all() {
    return Stream.of(planned(), DIRECT_NAMES, SPARE_NAMES).flatMap(List::stream).toList();
  }

  /// Contents with at least one address, or an alias to some that have.
  static RecordSets contents(DomainName owner, Chance chance) {
    return owner.equals(ALIAS)
        ? RecordSets.of(
            RecordSet.of(RecordType.CNAME, TTL_SECONDS, Rdata.of(SERVICES.getFirst().toWire())))
        : addresses(chance);
  }

  private static RecordSets addresses(Chance chance) {
    List<RecordSet> sets = new ArrayList<>();
    if (chance.happens(0.9)) {
      sets.add(addresses(RecordType.A, V4, chance));
    }
    if (sets.isEmpty() || chance.happens(0.4)) {
      sets.add(addresses(RecordType.AAAA, V6, chance));
    }
    return RecordSets.of(sets);
  }

  /// Some addresses of one family.
  static RecordSet addresses(RecordType type, Chance chance) {
    return addresses(type, type.equals(RecordType.A) ? V4 : V6, chance);
  }

  private static RecordSet addresses(RecordType type, List<Rdata> pool, Chance chance) {
    int count = 1 + chance.below(4);
    // Mostly from the same few: a change takes some addresses away more often than all.
    int first = chance.below(chance.happens(0.7) ? OFTEN_FIRST : pool.size());
    List<Rdata> values =
        IntStream.range(0, count).mapToObj(i -> pool.get((first + i) % pool.size())).toList();
    return new RecordSet(type, TTL_SECONDS, values);
  }

  static Command.CreateZone creation(DomainName zone) {
    DomainName server = DomainName.of("ns.invalid.");
    Soa soa = new Soa(3600, server, DomainName.of("admin.invalid."), 900, 300, 86400, 60);
    RecordSets apex = RecordSets.of(RecordSet.of(RecordType.NS, 3600, Rdata.of(server.toWire())));
    return new Command.CreateZone(zone, soa, Serial.FIRST, apex);
  }
}
