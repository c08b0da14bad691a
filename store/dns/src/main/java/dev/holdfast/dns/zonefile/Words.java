package dev.holdfast.dns.zonefile;

import dev.holdfast.record.Excerpt;
import dev.holdfast.record.InvalidRecordException;

/// Takes an entry's words off its front, one by one. A quoted string is one word.
final class Words {

  private final String text;
  private int next;

  Words(String text) {
    this.text = text;
  }

  boolean isEmpty() {
    return next >= text.length();
  }

  /// The next word without taking it; empty if there is none.
  String peek() {
    return text.substring(next, wordEnd());
  }

  /// Takes the next word; `meaning` says what is missing if there is none.
  String take(String meaning) {
    if (isEmpty()) {
      throw new InvalidRecordException(meaning + " is missing");
    }
    String word = peek();
    next = wordEnd();
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    return word;
  }

  /// Everything not taken yet.
  String rest() {
    return text.substring(next);
  }

  /// @throws InvalidRecordException if words are left
  void end() {
    if (!isEmpty()) {
      throw new InvalidRecordException("'%s' is too much".formatted(Excerpt.of(rest())));
    }
  }

  private int wordEnd() {
    boolean quoted = false;
    int end = next;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c == ' ' && !quoted) {
        break;
      }
      quoted ^= c == '"';
      end += c == '\\' ? 2 : 1;
    }
    return Math.min(end, text.length());
  }
}
