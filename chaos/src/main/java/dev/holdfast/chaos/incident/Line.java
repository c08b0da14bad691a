package dev.holdfast.chaos.incident;

/// A sentence in one of the timeline's columns.
record Line(String text, Mood mood) {

  /// What a person should make of it.
  enum Mood {
    PLAIN,
    GOOD,
    BAD
  }

  static Line plain(String format, Object... args) {
    return new Line(format.formatted(args), Mood.PLAIN);
  }

  static Line good(String format, Object... args) {
    return new Line(format.formatted(args), Mood.GOOD);
  }

  static Line bad(String format, Object... args) {
    return new Line(format.formatted(args), Mood.BAD);
  }
}
