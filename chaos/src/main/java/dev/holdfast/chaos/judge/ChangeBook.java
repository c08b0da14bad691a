package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.Endpoint;
import dev.holdfast.chaos.history.Position;
import dev.holdfast.protocol.Event;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.zone.Zone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// What each revision of the log changed, as a watch of everything would be told.
final class ChangeBook implements Replay.Audience {

  private final Set<Long> wanted;
  private final NavigableMap<Long, List<Entry>> byRevision = new TreeMap<>();
  private final Map<Long, List<Entry>> stateAt = new HashMap<>();
  private long last;

  /// @param wanted revisions of which the whole state will be asked for
  private ChangeBook(Set<Long> wanted) {
    this.wanted = wanted;
  }

  /// An endpoint after a change.
  record Entry(String zone, Endpoint endpoint) {}

  static ChangeBook of(CommittedLog log, Set<Long> wanted) {
    ChangeBook book = new ChangeBook(wanted);
    book.keep(State.EMPTY);
    Replay.of(log, book);
    return book;
  }

  @Override
  public void carriedOut(Position at, Request request, State before, Step step) {
    List<Entry> changed = new ArrayList<>();
    for (Event event : step.events()) {
      switch (event) {
        case Event.EndpointChanged one ->
            changed.add(
                new Entry(
                    one.zone().toString(), Texts.endpoint(one.owner(), one.endpoint().live())));
        case Event.ZoneRemoved gone ->
            before
                .zones()
                .find(gone.zone())
                .ifPresent(zone -> changed.addAll(removed(zone, step.state().revision())));
        case Event.PlanChanged _, Event.ZoneChanged _ -> {
          // Not for those who watch record sets.
        }
      }
    }
    last = step.state().revision();
    if (!changed.isEmpty()) {
      byRevision.put(last, changed);
    }
    keep(step.state());
  }

  private static List<Entry> removed(Zone zone, long revision) {
    return zone.endpoints().entrySet().stream()
        .filter(entry -> !entry.getValue().isRetired())
        .map(entry ->
            new Entry(
                zone.name().toString(),
                new Endpoint(
                    entry.getKey().toString(),
                    entry.getValue().live().generation(),
                    revision,
                    Collections.emptySortedMap())))
        .toList();
  }

  private void keep(State state) {
    if (!wanted.contains(state.revision()) || stateAt.containsKey(state.revision())) {
      return;
    }
    List<Entry> all = new ArrayList<>();
    for (Zone zone : state.zones().all()) {
      zone.endpoints().entrySet().stream()
          .filter(entry -> !entry.getValue().isRetired())
          .map(entry ->
              new Entry(
                  zone.name().toString(), Texts.endpoint(entry.getKey(), entry.getValue().live())))
          .forEach(all::add);
    }
    stateAt.put(state.revision(), all);
  }

  /// What became so at these revisions, in order; none where nothing did.
  NavigableMap<Long, List<Entry>> between(long after, long upTo) {
    return after >= upTo
        ? Collections.emptyNavigableMap()
        : byRevision.subMap(after, false, upTo, true);
  }

  List<Entry> at(long revision) {
    return byRevision.getOrDefault(revision, List.of());
  }

  /// Everything that answers at one of the wanted revisions.
  List<Entry> stateAt(long revision) {
    return stateAt.getOrDefault(revision, List.of());
  }

  /// The revision that the log comes to.
  long last() {
    return last;
  }
}
