package dev.holdfast.chaos.history;

import java.time.Duration;
import java.util.List;

/// One message of a stream of a watch. Without endpoints it is a bookmark.
///
/// @param current whether it tells what was there when the watch began
/// @param more whether the next message goes on with the same revision
public record WatchTold(
    String session,
    int stream,
    Duration at,
    long revision,
    boolean current,
    boolean more,
    List<Endpoint> endpoints)
    implements Entry {

  public boolean isBookmark() {
    return endpoints.isEmpty() && !current;
  }

  @Override
  public String toString() {
    return "%.3f s %s: stream %d told of revision %d%s%s: %s"
        .formatted(
            at.toNanos() / 1e9,
            session,
            stream,
            revision,
            current ? " as it is now" : "",
            more ? ", more to come" : "",
            endpoints);
  }
}
