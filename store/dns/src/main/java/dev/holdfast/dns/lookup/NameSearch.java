package dev.holdfast.dns.lookup;

import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Zone;
import java.util.Map;
import java.util.Optional;

/// Finds what a zone has at a name.
///
/// The search goes down from the apex, one label at a time. Names are in canonical order, in which
/// a subtree is one range, so a single look at the first live name at or behind the place tells
/// whether anything is there or below. The search stops at the first cut or redirection it meets,
/// and at the first label below which there is nothing: then a wildcard may stand in.
final class NameSearch {

  private NameSearch() {}

  /// What `zone` has at `name`, which lies within it.
  ///
  /// @param type what is asked for; a DS at a cut belongs to this side of it (RFC 4035, section
  ///   3.1.4.1)
  static NameMatch find(Zone zone, DomainName name, RecordType type) {
    int apexLabels = zone.name().labelCount();
    int nameLabels = name.labelCount();
    RecordSets atApex = zone.contents(zone.name());
    if (nameLabels == apexLabels) {
      return new NameMatch.Data(atApex, false);
    }
    Optional<RecordSet> dnameAtApex = atApex.find(RecordType.DNAME);
    if (dnameAtApex.isPresent()) {
      return new NameMatch.Redirection(zone.name(), dnameAtApex.get());
    }
    for (int labels = apexLabels + 1; labels < nameLabels; labels++) {
      DomainName place = name.ancestor(labels);
      Optional<Map.Entry<DomainName, Endpoint>> first = firstLive(zone, place);
      if (first.isEmpty()) {
        return wildcard(zone, name.ancestor(labels - 1));
      }
      if (first.get().getKey().equals(place)) {
        RecordSets contents = first.get().getValue().live().contents();
        Optional<RecordSet> nameServers = contents.find(RecordType.NS);
        if (nameServers.isPresent()) {
          return new NameMatch.Delegation(place, nameServers.get());
        }
        Optional<RecordSet> dname = contents.find(RecordType.DNAME);
        if (dname.isPresent()) {
          return new NameMatch.Redirection(place, dname.get());
        }
      }
    }
    return atLastLabel(zone, name, nameLabels, type);
  }

  private static NameMatch atLastLabel(
      Zone zone, DomainName name, int nameLabels, RecordType type) {
    Optional<Map.Entry<DomainName, Endpoint>> first = firstLive(zone, name);
    if (first.isEmpty()) {
      return wildcard(zone, name.ancestor(nameLabels - 1));
    }
    if (!first.get().getKey().equals(name)) {
      return new NameMatch.EmptyNonTerminal();
    }
    RecordSets contents = first.get().getValue().live().contents();
    Optional<RecordSet> nameServers = contents.find(RecordType.NS);
    if (nameServers.isPresent() && !type.equals(RecordType.DS)) {
      return new NameMatch.Delegation(name, nameServers.get());
    }
    return new NameMatch.Data(contents, false);
  }

  /// What the wildcard below the closest encloser makes of a name that does not exist.
  private static NameMatch wildcard(Zone zone, DomainName closestEncloser) {
    if (closestEncloser.wireLength() + 2 > DomainName.MAX_WIRE_OCTETS) {
      return new NameMatch.Nothing();
    }
    DomainName wildcard = closestEncloser.wildcard();
    Optional<Map.Entry<DomainName, Endpoint>> first = firstLive(zone, wildcard);
    if (first.isEmpty()) {
      return new NameMatch.Nothing();
    }
    return first.get().getKey().equals(wildcard)
        ? new NameMatch.Data(first.get().getValue().live().contents(), true)
        : new NameMatch.EmptyNonTerminal();
  }

  /// The first endpoint at or below `place` that is not retired.
  private static Optional<Map.Entry<DomainName, Endpoint>> firstLive(Zone zone, DomainName place) {
    for (Map.Entry<DomainName, Endpoint> entry : zone.endpoints().tailMap(place, true).entrySet()) {
      if (!entry.getKey().isWithin(place)) {
        break;
      }
      if (!entry.getValue().isRetired()) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }
}
