package dev.holdfast.chaos.simulation.engine;

import java.util.SortedMap;
import java.util.TreeMap;

/// How often each thing happened.
public final class Tally {

  private final long[] counts = new long[Happening.values().length];

  public void count(Happening what) {
    count(what, 1);
  }

  public void count(Happening what, long more) {
    counts[what.ordinal()] += more;
  }

  public long of(Happening what) {
    return counts[what.ordinal()];
  }

  public void add(Tally more) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += more.counts[i];
    }
  }

  /// All of it, in the order in which [Happening] lists them.
  public SortedMap<Happening, Long> all() {
    SortedMap<Happening, Long> all = new TreeMap<>();
    for (Happening what : Happening.values()) {
      all.put(what, of(what));
    }
    return all;
  }
}
