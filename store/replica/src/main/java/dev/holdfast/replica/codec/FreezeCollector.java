package dev.holdfast.replica.codec;

import dev.holdfast.endpoint.Change;
import dev.holdfast.freeze.Freezes;
import dev.holdfast.record.DomainName;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pcollections.TreePMap;

/// Puts the freezes together from their records.
final class FreezeCollector {

  private Optional<Change> store = Optional.empty();
  private final SortedMap<DomainName, Change> zones = new TreeMap<>();
  private final SortedMap<DomainName, Change> endpoints = new TreeMap<>();

  void take(StateFormat.Freeze encoded, ChangeTable changes) {
    Change by = changes.decode(encoded.getBy());
    switch (encoded.getSubjectCase()) {
      case ZONE -> zones.put(RecordCodec.name(encoded.getZone()), by);
      case ENDPOINT -> endpoints.put(RecordCodec.name(encoded.getEndpoint()), by);
      case SUBJECT_NOT_SET -> store = Optional.of(by);
    }
  }

  Freezes collected() {
    return new Freezes(store, TreePMap.fromSortedMap(zones), TreePMap.fromSortedMap(endpoints));
  }
}
