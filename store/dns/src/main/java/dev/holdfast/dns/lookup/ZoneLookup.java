package dev.holdfast.dns.lookup;

import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.Zones;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One query to one zone, from the name asked for along its aliases to data, a negative answer or a
/// referral. Aliases are followed while they stay in the zone; where they leave it, the asker goes
/// on by itself.
final class ZoneLookup {

  /// Query type ANY.
  static final RecordType ANY = new RecordType(255);

  /// Aliases followed for one query. Longer chains are mistakes or malice; resolvers give up too.
  static final int MAX_ALIASES = 16;

  private final Zones zones;
  private final Zone zone;
  private final RecordType type;

  private final List<OwnedSet> answer = new ArrayList<>(2);
  private final Additional additional;
  private List<OwnedSet> authority = List.of();
  private Rcode rcode = Rcode.NOERROR;
  private boolean authoritative = true;

  ZoneLookup(Zones zones, Zone zone, RecordType type) {
    this.zones = zones;
    this.zone = zone;
    this.type = type;
    this.additional = new Additional(zone);
  }

  Answer answer(DomainName name) {
    Optional<DomainName> next = Optional.of(name);
    for (int aliases = 0; next.isPresent() && aliases <= MAX_ALIASES; aliases++) {
      next = resolve(next.get()).filter(this::isToBeFollowed);
    }
    return new Answer(
        rcode, authoritative, answer, authority, additional.glue(), additional.addresses());
  }

  /// Takes one step: adds what the zone has at `name`, and says where an alias leads.
  private Optional<DomainName> resolve(DomainName name) {
    return switch (NameSearch.find(zone, name, type)) {
      case NameMatch.Data data -> data(name, data.contents());
      case NameMatch.EmptyNonTerminal _ -> negative(Rcode.NOERROR);
      case NameMatch.Nothing _ -> negative(Rcode.NXDOMAIN);
      case NameMatch.Delegation delegation -> refer(delegation);
      case NameMatch.Redirection redirection -> redirect(name, redirection);
    };
  }

  private Optional<DomainName> data(DomainName name, RecordSets contents) {
    Optional<RecordSet> found = type.equals(ANY) ? smallest(contents) : contents.find(type);
    if (found.isPresent()) {
      answer.add(new OwnedSet(name, found.get()));
      additional.addHosts(name, found.get());
      return Optional.empty();
    }
    if (name.equals(zone.name()) && (type.equals(RecordType.SOA) || type.equals(ANY))) {
      answer.add(SoaSet.of(zone));
      return Optional.empty();
    }
    Optional<RecordSet> cname = contents.find(RecordType.CNAME);
    if (cname.isPresent()) {
      answer.add(new OwnedSet(name, cname.get()));
      return Optional.of(RdataNames.target(cname.get().rdata().getFirst()));
    }
    return negative(Rcode.NOERROR);
  }

  /// ANY is answered with one set, the one that serves an amplification attack least (RFC 8482,
  /// section 4.1). Of a weighted set one address is told.
  private static Optional<RecordSet> smallest(RecordSets contents) {
    return contents.asList().stream().min(Comparator.comparingInt(ZoneLookup::octets));
  }

  private static int octets(RecordSet set) {
    int first = set.rdata().getFirst().length() + 12;
    return set.isWeighted()
        ? first
        : set.rdata().stream().mapToInt(rdata -> rdata.length() + 12).sum();
  }

  private Optional<DomainName> negative(Rcode outcome) {
    rcode = outcome;
    authority = List.of(SoaSet.negative(zone));
    return Optional.empty();
  }

  /// AA speaks of the name asked for (RFC 1035, section 4.1.1): behind an alias it stays set.
  private Optional<DomainName> refer(NameMatch.Delegation delegation) {
    authoritative = !answer.isEmpty();
    authority = List.of(new OwnedSet(delegation.cut(), delegation.nameServers()));
    additional.addGlue(delegation.cut(), delegation.nameServers());
    return Optional.empty();
  }

  private Optional<DomainName> redirect(DomainName name, NameMatch.Redirection redirection) {
    OwnedSet dname = new OwnedSet(redirection.owner(), redirection.dname());
    if (!answer.contains(dname)) {
      answer.add(dname);
    }
    Optional<RecordSet> alias = Alias.synthesise(name, redirection.owner(), redirection.dname());
    if (alias.isEmpty()) {
      rcode = Rcode.YXDOMAIN;
      return Optional.empty();
    }
    answer.add(new OwnedSet(name, alias.get()));
    if (type.equals(RecordType.CNAME)) {
      return Optional.empty();
    }
    return Optional.of(RdataNames.target(alias.get().rdata().getFirst()));
  }

  /// Whether to go on at `target`: it is this zone's, and was not gone through before. Having used
  /// a DNAME is not having been at its owner, which may hold the very data asked for.
  private boolean isToBeFollowed(DomainName target) {
    return zones.enclosing(target).filter(nearest -> nearest == zone).isPresent()
        && answer.stream().noneMatch(step -> isAliasAt(step, target));
  }

  private static boolean isAliasAt(OwnedSet step, DomainName name) {
    return step.set().type().equals(RecordType.CNAME) && step.owner().equals(name);
  }
}
