package dev.holdfast.guard;

import java.time.Duration;

/// Lengths of time as people write them.
public final class Spans {

  private Spans() {}

  public static String text(Duration span) {
    long seconds = span.toSeconds();
    if (seconds % 3600 == 0) {
      return seconds / 3600 + " h";
    }
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
