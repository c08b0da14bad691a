package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.Change;
import dev.holdfast.chaos.history.Entry;
import dev.holdfast.chaos.history.History;
import dev.holdfast.chaos.history.Outcome;
import dev.holdfast.chaos.history.Read;
import dev.holdfast.chaos.history.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Looks at each session by itself: a linearizable read is never of before what the session was
/// told earlier, and a read that asks for a revision is never of before it.
public final class SessionJudge {

  private static final String NAME = "sessions";

  static final String MONOTONE = "reads of a session are monotone";
  static final String MIN_REVISION = "a read is of the revision it asks for, or later";

  private SessionJudge() {}

  /// Something that told a session of a revision.
  private record Saw(Entry entry, Span span, long revision) {}

  public static Verdict judge(History history) {
    Sheet sheet = new Sheet();
    Map<String, List<Saw>> sessions = new LinkedHashMap<>();
    for (Entry entry : history.entries()) {
      switch (entry) {
        case Read read when read.result() instanceof Read.View view ->
            add(sessions, read.session(), new Saw(read, read.span(), view.revision()));
        case Change change when change.outcome() instanceof Outcome.Acknowledged told ->
            add(sessions, change.session(), new Saw(change, change.span(), told.revision()));
        default -> {}
      }
    }
    sessions.values().forEach(session -> judge(session, sheet));
    sheet.count("sessions", sessions.size());
    return sheet.verdict(NAME);
  }

  private static void add(Map<String, List<Saw>> sessions, String session, Saw saw) {
    sessions.computeIfAbsent(session, _ -> new ArrayList<>()).add(saw);
  }

  private static void judge(List<Saw> session, Sheet sheet) {
    List<Saw> over = new ArrayList<>(session);
    over.sort(Comparator.comparing(saw -> saw.span().returned()));
    session.sort(Comparator.comparing(saw -> saw.span().invoked()));
    int next = 0;
    Saw newest = null;
    for (Saw now : session) {
      for (; next < over.size() && over.get(next).span().isBefore(now.span()); next++) {
        Saw earlier = over.get(next);
        newest = newest == null || earlier.revision() > newest.revision() ? earlier : newest;
      }
      if (now.entry() instanceof Read read) {
        judge(read, now.revision(), newest, sheet);
      }
    }
  }

  private static void judge(Read read, long revision, Saw newest, Sheet sheet) {
    sheet.count("reads");
    if (revision < read.minRevision()) {
      sheet.found(MIN_REVISION, "%d instead of %d".formatted(revision, read.minRevision()), read);
    }
    if (read.consistency() == Read.Consistency.LINEARIZABLE
        && newest != null
        && revision < newest.revision()) {
      sheet.found(
          MONOTONE,
          "it had been told of revision %d, and reads %d".formatted(newest.revision(), revision),
          newest.entry(),
          read);
    }
  }
}
