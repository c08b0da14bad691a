package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.Endpoint;
import dev.holdfast.chaos.history.Entry;
import dev.holdfast.chaos.history.WatchOpened;
import dev.holdfast.chaos.history.WatchTold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Two watches of a played store, one of the zone and one of a single name, whose streams break now
/// and then and are taken up again.
final class RandomWatches {

  private final PlayedStore store;
  private final Random random;
  private final List<Entry> entries = new ArrayList<>();
  private long nowMillis;

  RandomWatches(PlayedStore store, Random random) {
    this.store = store;
    this.random = random;
  }

  List<Entry> entries() {
    watch("watch-all", "");
    watch("watch-one", RandomRun.NAMES.get(1));
    return entries;
  }

  private void watch(String session, String under) {
    int stream = 1;
    entries.add(new WatchOpened(session, stream, tick(), -1, false, PlayedStore.ZONE, under));
    long complete = store.changes().firstKey();
    tell(session, stream, complete, List.of(), false);
    for (Map.Entry<Long, List<Endpoint>> change :
        store.changes().tailMap(complete, false).entrySet()) {
      if (random.nextInt(10) == 0) {
        stream++;
        entries.add(
            new WatchOpened(session, stream, tick(), complete, false, PlayedStore.ZONE, under));
      }
      List<Endpoint> owed =
          change.getValue().stream()
              .filter(endpoint -> under.isEmpty() || endpoint.name().equals(under))
              .toList();
      complete = change.getKey();
      if (owed.size() > 1 && random.nextBoolean()) {
        tell(session, stream, complete, owed.subList(0, 1), true);
        tell(session, stream, complete, owed.subList(1, owed.size()), false);
      } else if (!owed.isEmpty()) {
        tell(session, stream, complete, owed, false);
      }
      if (random.nextInt(5) == 0) {
        tell(session, stream, complete, List.of(), false);
      }
    }
  }

  private Duration tick() {
    return Duration.ofMillis(++nowMillis);
  }

  private void tell(
      String session, int stream, long revision, List<Endpoint> endpoints, boolean more) {
    entries.add(
        new WatchTold(session, stream, tick(), revision, false, more, List.copyOf(endpoints)));
  }
}
