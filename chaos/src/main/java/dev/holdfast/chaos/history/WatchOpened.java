package dev.holdfast.chaos.history;

import java.time.Duration;

/// A stream of a watch was asked for: the first one, or one that goes on where another ended.
///
/// @param stream numbers the streams of the session from 1
/// @param afterRevision where to go on; -1 where the watch begins at now
/// @param currentFirst whether all that is selected is to be told first
/// @param zone names the selection's zone; empty for all
/// @param under names what the selected endpoints lie under; empty for all
public record WatchOpened(
    String session,
    int stream,
    Duration at,
    long afterRevision,
    boolean currentFirst,
    String zone,
    String under)
    implements Entry {

  @Override
  public String toString() {
    return "%.3f s %s: watch, stream %d, %s"
        .formatted(
            at.toNanos() / 1e9,
            session,
            stream,
            afterRevision < 0 ? "from now on" : "after revision " + afterRevision);
  }
}
