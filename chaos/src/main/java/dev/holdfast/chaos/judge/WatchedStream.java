package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.Endpoint;
import dev.holdfast.chaos.history.Entry;
import dev.holdfast.chaos.history.WatchOpened;
import dev.holdfast.chaos.history.WatchTold;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One stream of a watch, message by message.
final class WatchedStream {

  static final String ORDERED = "watches are ordered";
  static final String UNIQUE = "watches tell each change once";
  static final String RELIABLE = "watches leave nothing out";
  static final String ATOMIC = "watches tell a revision's changes together";
  static final String RESUMABLE = "watches go on where they were";
  static final String BOOKMARK = "a bookmark says that all before it was told";
  static final String CONTENTS = "watches tell what the log says";

  private final WatchOpened opened;
  private final ChangeBook book;
  private final Sheet sheet;

  /// Up to here everything has been told; unknown while what is current is still being told.
  private long complete;

  private boolean begun;
  private final List<Endpoint> partly = new ArrayList<>();
  private final List<Endpoint> current = new ArrayList<>();
  private long partlyOf = -1;

  WatchedStream(WatchOpened opened, ChangeBook book, Sheet sheet) {
    this.opened = opened;
    this.book = book;
    this.sheet = sheet;
    this.begun = opened.afterRevision() >= 0;
    this.complete = opened.afterRevision();
  }

  /// Checks that it goes on where `before` was.
  void follows(WatchedStream before) {
    if (before == null || !before.begun) {
      return;
    }
    if (opened.afterRevision() > before.complete) {
      requireNothingBetween(before.complete, opened.afterRevision(), RESUMABLE, before.opened);
    } else if (!begun && !opened.currentFirst()) {
      sheet.found(RESUMABLE, "it begins anew, and what came between is not told", opened);
    } else {
      sheet.count("streams resumed");
    }
  }

  void told(WatchTold message) {
    sheet.count("messages");
    if (message.current()) {
      current.addAll(message.endpoints());
    } else if (!begun) {
      begin(message);
    } else if (message.isBookmark()) {
      bookmark(message);
    } else {
      change(message);
    }
  }

  /// The first bookmark says where a watch of what comes from now on begins.
  private void begin(WatchTold message) {
    begun = true;
    if (!message.isBookmark()) {
      sheet.found(BOOKMARK, "a watch from now on begins with a bookmark", opened, message);
    }
    if (opened.currentFirst()) {
      compare(current, book.stateAt(message.revision()), CONTENTS, message);
    }
    complete = message.revision();
  }

  private void bookmark(WatchTold message) {
    if (message.revision() < complete) {
      sheet.found(
          ORDERED, "everything up to revision %d had been told".formatted(complete), message);
      return;
    }
    requireNothingBetween(complete, message.revision(), BOOKMARK, message);
    complete = message.revision();
  }

  private void change(WatchTold message) {
    sheet.count("changes told", message.endpoints().size());
    if (message.revision() <= complete) {
      sheet.found(
          message.revision() < complete ? ORDERED : UNIQUE,
          "everything up to revision %d had been told".formatted(complete),
          message);
      return;
    }
    if (partlyOf >= 0 && partlyOf != message.revision()) {
      sheet.found(
          ATOMIC, "more of revision %d was to come first".formatted(partlyOf), opened, message);
      partly.clear();
    }
    requireNothingBetween(complete, message.revision() - 1, RELIABLE, message);
    partly.addAll(message.endpoints());
    partlyOf = message.more() ? message.revision() : -1;
    if (!message.more()) {
      compare(partly, book.at(message.revision()), ATOMIC, message);
      partly.clear();
      complete = message.revision();
    }
  }

  private void requireNothingBetween(long after, long upTo, String rule, Entry seen) {
    for (var left : book.between(after, upTo).entrySet()) {
      List<Endpoint> owed = selected(left.getValue());
      if (!owed.isEmpty()) {
        sheet.found(
            rule, "revision %d was left out: %s".formatted(left.getKey(), owed), seen, opened);
        return;
      }
    }
  }

  private void compare(
      List<Endpoint> told, List<ChangeBook.Entry> log, String rule, WatchTold message) {
    Set<Endpoint> owed = new HashSet<>(selected(log));
    Set<String> names = new HashSet<>();
    for (Endpoint endpoint : told) {
      if (!names.add(endpoint.name())) {
        sheet.found(UNIQUE, "%s is told twice".formatted(endpoint.name()), message);
      } else if (!owed.remove(endpoint)) {
        sheet.found(
            CONTENTS,
            "the log has something else at revision %d, or nothing: %s"
                .formatted(message.revision(), owed),
            message);
      }
    }
    owed.removeIf(endpoint -> names.contains(endpoint.name()));
    if (!owed.isEmpty()) {
      sheet.found(
          rule, "of revision %d is missing %s".formatted(message.revision(), owed), message);
    }
  }

  private List<Endpoint> selected(List<ChangeBook.Entry> entries) {
    return entries.stream()
        .filter(entry -> opened.zone().isEmpty() || opened.zone().equals(entry.zone()))
        .map(ChangeBook.Entry::endpoint)
        .filter(endpoint -> isUnder(endpoint.name()))
        .toList();
  }

  private boolean isUnder(String name) {
    return opened.under().isEmpty()
        || name.equals(opened.under())
        || name.endsWith("." + opened.under());
  }
}
