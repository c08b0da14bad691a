package dev.holdfast.server.service;

import dev.holdfast.endpoint.Change;
import dev.holdfast.freeze.Freezes;
import dev.holdfast.record.DomainName;
import dev.holdfast.server.translation.FreezeMessages;
import dev.holdfast.v1.FreezeInForce;
import java.util.Iterator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/// All freezes in their order: that of the store, those of zones, those of endpoints.
final class FreezeListing {

  private FreezeListing() {}

  /// @param by who froze it, when, and why
  record Listed(Place place, Change by) {
    FreezeInForce message() {
      return switch (place) {
        case Place.OfStore() -> FreezeMessages.store(by);
        case Place.OfZone(DomainName apex) -> FreezeMessages.zone(apex, by);
        case Place.OfEndpoint(DomainName owner) -> FreezeMessages.endpoint(owner, by);
      };
    }
  }

  /// A place in the order, as a page's token names it.
  sealed interface Place {
    record OfStore() implements Place {
      @Override
      public String toString() {
        return "store";
      }
    }

    record OfZone(DomainName apex) implements Place {
      @Override
      public String toString() {
        return "zone " + apex;
      }
    }

    record OfEndpoint(DomainName owner) implements Place {
      @Override
      public String toString() {
        return "endpoint " + owner;
      }
    }

    static Place parse(String text) {
      String[] words = text.split(" ", 2);
      return switch (words[0]) {
        case "store" -> new OfStore();
        case "zone" -> new OfZone(DomainName.of(words[1]));
        case "endpoint" -> new OfEndpoint(DomainName.of(words[1]));
        default -> throw new IllegalArgumentException("no place among freezes: " + text);
      };
    }
  }

  /// @param after the place to go on after; absent to begin at the beginning
  static Iterator<Listed> of(Freezes freezes, Optional<Place> after) {
    Stream<Listed> store =
        after.isPresent()
            ? Stream.empty()
            : freezes.store().stream().map(by -> new Listed(new Place.OfStore(), by));
    Stream<Listed> zones =
        switch (after.orElseGet(Place.OfStore::new)) {
          case Place.OfStore() -> zones(freezes.zones());
          case Place.OfZone(DomainName apex) -> zones(freezes.zones().tailMap(apex, false));
          case Place.OfEndpoint _ -> Stream.empty();
        };
    Stream<Listed> endpoints =
        switch (after.orElseGet(Place.OfStore::new)) {
          case Place.OfStore(), Place.OfZone _ -> endpoints(freezes.endpoints());
          case Place.OfEndpoint(DomainName owner) ->
              endpoints(freezes.endpoints().tailMap(owner, false));
        };
    return Stream.concat(store, Stream.concat(zones, endpoints)).iterator();
  }

  private static Stream<Listed> zones(SortedMap<DomainName, Change> zones) {
    return zones.entrySet().stream()
        .map(entry -> new Listed(new Place.OfZone(entry.getKey()), entry.getValue()));
  }

  private static Stream<Listed> endpoints(SortedMap<DomainName, Change> endpoints) {
    return endpoints.entrySet().stream()
        .map(entry -> new Listed(new Place.OfEndpoint(entry.getKey()), entry.getValue()));
  }
}
