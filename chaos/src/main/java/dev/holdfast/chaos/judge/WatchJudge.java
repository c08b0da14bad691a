package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.Entry;
import dev.holdfast.chaos.history.History;
import dev.holdfast.chaos.history.WatchOpened;
import dev.holdfast.chaos.history.WatchTold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Holds watches against the log, by the six promises of etcd's: they are *ordered* by revision;
/// *unique*, each change being told once; *reliable*, nothing being left out; *atomic*, one
/// revision's changes coming together; *resumable*, a stream going on right where the one before
/// had come to; and *bookmarkable*, a bookmark saying that all up to it has been told.
///
/// The streams of one session are one watch. A message that was on its way when a stream broke has
/// been seen by the recorder and perhaps not by the client, so a stream may go on further back than
/// the one before had come, and tells again what it told; it may not go on further ahead.
public final class WatchJudge {

  private static final String NAME = "watches";

  private WatchJudge() {}

  public static Verdict judge(History history, CommittedLog log) {
    Sheet sheet = new Sheet();
    Map<String, List<Entry>> sessions = new LinkedHashMap<>();
    for (Entry entry : history.entries()) {
      switch (entry) {
        case WatchOpened opened -> of(sessions, opened.session()).add(opened);
        case WatchTold told -> of(sessions, told.session()).add(told);
        default -> {}
      }
    }
    ChangeBook book =
        ChangeBook.of(
            log,
            history.all(WatchTold.class).stream()
                .filter(WatchTold::current)
                .map(WatchTold::revision)
                .collect(Collectors.toSet()));
    sessions.values().forEach(session -> judge(session, book, sheet));
    sheet.count("watches", sessions.size());
    return sheet.verdict(NAME);
  }

  private static List<Entry> of(Map<String, List<Entry>> sessions, String session) {
    return sessions.computeIfAbsent(session, _ -> new ArrayList<>());
  }

  /// Messages of an ended stream can be noted when the next one has begun.
  private static void judge(List<Entry> session, ChangeBook book, Sheet sheet) {
    WatchedStream before = null;
    for (WatchOpened opened : kind(session, WatchOpened.class)) {
      WatchedStream stream = new WatchedStream(opened, book, sheet);
      stream.follows(before);
      kind(session, WatchTold.class).stream()
          .filter(told -> told.stream() == opened.stream())
          .forEach(stream::told);
      before = stream;
      sheet.count("streams");
    }
  }

  private static <E extends Entry> List<E> kind(List<Entry> entries, Class<E> kind) {
    return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
