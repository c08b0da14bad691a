package dev.holdfast.chaos.simulation.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/// Simulated time, and everything that is going to happen in it. The only loop of a simulation
/// calls [#step]; time goes by because the next event is later.
public final class Timeline {

  /// When every simulation begins.
  public static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

  private record Event(long atMicros, long order, String label, Runnable action)
      implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(atMicros, other.atMicros);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Event> coming = new PriorityQueue<>(1024);
  private long nowMicros;
  private long scheduled;
  private long events;
  private long fingerprint = 17;

  /// Has `action` happen after a while.
  ///
  /// @param label what it is, the same for all of its kind
  public void after(long delayMicros, String label, Runnable action) {
    coming.add(new Event(nowMicros + Math.max(0, delayMicros), scheduled++, label, action));
  }

  /// Lets the next event happen; says whether there was one.
  public boolean step() {
    Event next = coming.poll();
    if (next == null) {
      return false;
    }
    nowMicros = next.atMicros();
    events++;
    mark(nowMicros);
    mark(next.label().hashCode());
    next.action().run();
    return true;
  }

  /// Takes note of something that a run with the same seed must repeat.
  public void mark(long what) {
    fingerprint = (fingerprint ^ what) * 0x100000001b3L + (fingerprint >>> 29);
  }

  public long nowMicros() {
    return nowMicros;
  }

  public Instant now() {
    return BEGINNING.plusNanos(nowMicros * 1000);
  }

  public Duration elapsed() {
    return Duration.ofNanos(nowMicros * 1000);
  }

  /// How many events have happened.
  public long events() {
    return events;
  }

  /// A fingerprint of all that has happened, in its order.
  public long fingerprint() {
    return fingerprint;
  }
}
