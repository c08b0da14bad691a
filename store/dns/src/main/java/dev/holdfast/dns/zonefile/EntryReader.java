package dev.holdfast.dns.zonefile;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/// Cuts the characters of a zone file into entries: drops comments, joins what parentheses group,
/// leaves quotes and escapes as they are.
///
/// After a broken entry it goes on with the next line, so that one report can name every bad line.
final class EntryReader {

  /// Characters of the longest entry: the longest rdata with each octet written `\DDD`, four times.
  static final int MAX_CHARS = 1 << 20;

  private static final char REPLACEMENT = '\ufffd';

  private final Characters in;
  private final StringBuilder text = new StringBuilder();

  private boolean quoted;
  private int open;
  private int openedOnLine;
  private String problem = "";

  EntryReader(Reader in) throws IOException {
    this.in = new Characters(in);
  }

  /// The next entry; empty at the end of the file.
  Optional<Entry> next() throws IOException {
    while (true) {
      int start = in.line();
      boolean ended = readEntry();
      if (!problem.isEmpty()) {
        return Optional.of(new Entry.Broken(start, problem));
      }
      if (!text.isEmpty() && !isBlank()) {
        boolean indented = text.charAt(0) == ' ';
        return Optional.of(new Entry.Whole(start, indented, stripped()));
      }
      if (ended) {
        return Optional.empty();
      }
    }
  }

  /// Reads up to the end of an entry; says whether the file ended with it.
  private boolean readEntry() throws IOException {
    text.setLength(0);
    quoted = false;
    open = 0;
    problem = "";
    while (true) {
      int c = in.next();
      if (c == Characters.END || (c == '\n' && endsEntry())) {
        finish();
        return c == Characters.END;
      }
      accept((char) c);
    }
  }

  /// A quote ends with its line at the latest: an entry that forgot to close it must not swallow
  /// the entries behind it.
  private boolean endsEntry() {
    return quoted || open <= 0 || !problem.isEmpty();
  }

  private void accept(char c) throws IOException {
    switch (c) {
      case '\\' -> {
        append(c);
        escape();
      }
      case '"' -> {
        quoted = !quoted;
        append(c);
      }
      case ';', '(', ')', '\t', '\r', '\n' -> {
        if (quoted) {
          append(c);
        } else {
          structure(c);
        }
      }
      case REPLACEMENT -> fail("it has octets that are not UTF-8; write them as \\DDD");
      default -> append(c);
    }
  }

  private void escape() throws IOException {
    int escaped = in.peek();
    if (escaped == Characters.END || escaped == '\n' || escaped == '\r') {
      fail("a backslash stands at the end of the line");
    } else {
      append((char) in.next());
    }
  }

  private void structure(char c) throws IOException {
    switch (c) {
      case ';' -> skipComment();
      case '(' -> {
        if (open++ == 0) {
          openedOnLine = in.line();
        }
      }
      case ')' -> {
        if (--open < 0) {
          fail("a parenthesis is closed that was not opened");
        }
      }
      default -> {
        // White space.
      }
    }
    append(' ');
  }

  private void skipComment() throws IOException {
    while (in.peek() != Characters.END && in.peek() != '\n') {
      in.next();
    }
  }

  private void append(char c) {
    if (text.length() == MAX_CHARS) {
      fail("the entry is longer than %d characters".formatted(MAX_CHARS));
    } else {
      text.append(c);
    }
  }

  private void finish() {
    if (quoted) {
      fail("a quote is opened and not closed on its line");
    } else if (open > 0) {
      fail("the parenthesis opened on line %d is not closed".formatted(openedOnLine));
    }
  }

  private void fail(String reason) {
    if (problem.isEmpty()) {
      problem = reason;
    }
  }

  /// The entry without the blanks around it; a blank that a backslash makes part of a name stays.
  private String stripped() {
    String whole = text.toString();
    String stripped = whole.strip();
    return stripped.endsWith("\\") ? whole.stripLeading() : stripped;
  }

  private boolean isBlank() {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != ' ') {
        return false;
      }
    }
    return true;
  }
}
