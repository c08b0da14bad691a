package dev.holdfast.server.service;

import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.zone.Zone;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/// The endpoints of some zones in canonical order of names. A name at a zone cut can stand in two
/// zones; then the outer zone's comes first.
final class Listing implements Iterator<Listing.Entry> {

  /// One endpoint and the zone it lies in.
  record Entry(DomainName zone, DomainName owner, Endpoint endpoint) {

    private static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::owner).thenComparing(Entry::zone);

    /// The entry's place in the order.
    Place place() {
      return new Place(owner, zone);
    }
  }

  /// A place in the order, as a page's token names it.
  record Place(DomainName owner, DomainName zone) {
    static Place parse(String text) {
      String[] parts = text.split(" ", 2);
      return new Place(DomainName.of(parts[0]), DomainName.of(parts[parts.length - 1]));
    }

    /// A name's text never holds a space that is not escaped.
    @Override
    public String toString() {
      return owner + " " + zone;
    }
  }

  private record Source(
      Entry head, DomainName zone, Iterator<Map.Entry<DomainName, Endpoint>> rest) {
    static Optional<Source> of(
        DomainName zone, Iterator<Map.Entry<DomainName, Endpoint>> endpoints) {
      if (!endpoints.hasNext()) {
        return Optional.empty();
      }
      Map.Entry<DomainName, Endpoint> first = endpoints.next();
      return Optional.of(
          new Source(new Entry(zone, first.getKey(), first.getValue()), zone, endpoints));
    }
  }

  private final PriorityQueue<Source> sources =
      new PriorityQueue<>(Comparator.comparing(Source::head, Entry.ORDER));

  private Listing() {}

  /// @param after the place to go on after; absent to begin at the beginning
  static Listing of(State state, Selected selected, Optional<Place> after) {
    Listing listing = new Listing();
    for (Zone zone : state.zones().all()) {
      if (selected.mayHold(zone.name())) {
        Source.of(zone.name(), endpoints(zone, selected, after)).ifPresent(listing.sources::add);
      }
    }
    return listing;
  }

  private static Iterator<Map.Entry<DomainName, Endpoint>> endpoints(
      Zone zone, Selected selected, Optional<Place> after) {
    Optional<DomainName> start = selected.under();
    boolean inclusive = true;
    if (after.isPresent() && start.map(after.get().owner()::compareTo).orElse(1) >= 0) {
      start = Optional.of(after.get().owner());
      inclusive = zone.name().compareTo(after.get().zone()) > 0;
    }
    if (!selected.names().isEmpty()) {
      return named(zone, selected.names(), start, inclusive);
    }
    var endpoints =
        start.isPresent() ? zone.endpoints().tailMap(start.get(), inclusive) : zone.endpoints();
    return endpoints.entrySet().stream()
        .takeWhile(entry -> selected.under().map(entry.getKey()::isWithin).orElse(true))
        .iterator();
  }

  /// Few names of many: each is looked up, rather than all the zone looked through.
  private static Iterator<Map.Entry<DomainName, Endpoint>> named(
      Zone zone, Set<DomainName> names, Optional<DomainName> start, boolean inclusive) {
    TreeMap<DomainName, Endpoint> found = new TreeMap<>();
    names.forEach(name -> zone.endpoint(name).ifPresent(there -> found.put(name, there)));
    return start
        .map(first -> found.tailMap(first, inclusive).entrySet())
        .orElseGet(found::entrySet)
        .iterator();
  }

  @Override
  public boolean hasNext() {
    return !sources.isEmpty();
  }

  @Override
  public Entry next() {
    Source source = sources.poll();
    if (source == null) {
      throw new NoSuchElementException("the listing is at its end");
    }
    Source.of(source.zone(), source.rest()).ifPresent(sources::add);
    return source.head();
  }
}
