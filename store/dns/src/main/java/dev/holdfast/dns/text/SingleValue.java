package dev.holdfast.dns.text;

import dev.holdfast.record.InvalidRecordException;

/// Checks that text is one value and nothing else. On a line of a master file a semicolon starts a
/// comment and an end of line ends the record; in a value given by itself, all behind them would be
/// lost unseen (`v=DKIM1; k=rsa` is the usual victim).
final class SingleValue {

  private SingleValue() {}

  static void check(String text) {
    boolean quoted = false;
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\\' -> i++;
        case '"' -> quoted = !quoted;
        case '(' -> open += quoted ? 0 : 1;
        case ')' -> open -= quoted ? 0 : 1;
        case ';' -> {
          if (!quoted) {
            throw new InvalidRecordException(
                "what follows ';' would be taken for a comment; put the text in quotes");
          }
        }
        case '\n', '\r' -> {
          if (!quoted && open <= 0) {
            throw new InvalidRecordException("it has more than one line; give one value");
          }
        }
        default -> {
          // Part of the value.
        }
      }
    }
    if (quoted) {
      throw new InvalidRecordException("a quote is opened and not closed");
    }
    if (open != 0) {
      throw new InvalidRecordException("its parentheses do not match");
    }
  }
}
