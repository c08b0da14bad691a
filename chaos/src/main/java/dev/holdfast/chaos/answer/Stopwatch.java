package dev.holdfast.chaos.answer;

import java.time.Duration;

/// Time since the beginning of a run; everything in one run is told by the same one.
public final class Stopwatch {

  private final long startNanos = System.nanoTime();

  private Stopwatch() {}

  public static Stopwatch start() {
    return new Stopwatch();
  }

  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
