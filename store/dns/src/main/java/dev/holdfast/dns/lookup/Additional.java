package dev.holdfast.dns.lookup;

import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gathers the addresses of hosts that an answer names, as far as the zone knows them.
final class Additional {

  /// Hosts looked up for one answer. What is left out, the asker asks for.
  static final int MAX_HOSTS = 16;

  private final Zone zone;
  private List<OwnedSet> glue = List.of();
  private List<OwnedSet> addresses = List.of();

  Additional(Zone zone) {
    this.zone = zone;
  }

  List<OwnedSet> glue() {
    return glue;
  }

  List<OwnedSet> addresses() {
    return addresses;
  }

  /// Adds the addresses of the hosts that `set` names. Of name servers, addresses below a cut will
  /// do; of other hosts, they would not be the zone's to give.
  void addHosts(DomainName owner, RecordSet set) {
    if (RdataNames.host(owner, set.type(), set.rdata().getFirst()).isEmpty()) {
      return;
    }
    addresses = new ArrayList<>();
    boolean nameServers = set.type().equals(RecordType.NS);
    set.rdata().stream()
        .limit(MAX_HOSTS)
        .map(rdata -> RdataNames.host(owner, set.type(), rdata))
        .flatMap(Optional::stream)
        .distinct()
        .filter(host -> host.isWithin(zone.name()))
        .forEach(host -> add(addresses, host, nameServers ? zone.contents(host) : own(host)));
  }

  /// Adds the addresses of a cut's name servers: those below the cut as glue, the others, which can
  /// be found without it, as a help.
  void addGlue(DomainName cut, RecordSet nameServers) {
    glue = new ArrayList<>();
    addresses = new ArrayList<>();
    for (Rdata rdata : nameServers.rdata()) {
      DomainName host = RdataNames.target(rdata);
      if (host.isWithin(zone.name())) {
        add(host.isWithin(cut) ? glue : addresses, host, zone.contents(host));
      }
    }
  }

  private RecordSets own(DomainName host) {
    return switch (NameSearch.find(zone, host, RecordType.A)) {
      case NameMatch.Data data when !data.synthesised() -> data.contents();
      case NameMatch.Data _,
          NameMatch.EmptyNonTerminal _,
          NameMatch.Delegation _,
          NameMatch.Redirection _,
          NameMatch.Nothing _ ->
          RecordSets.NONE;
    };
  }

  private static void add(List<OwnedSet> section, DomainName host, RecordSets contents) {
    contents.find(RecordType.A).ifPresent(set -> section.add(new OwnedSet(host, set)));
    contents.find(RecordType.AAAA).ifPresent(set -> section.add(new OwnedSet(host, set)));
  }
}
