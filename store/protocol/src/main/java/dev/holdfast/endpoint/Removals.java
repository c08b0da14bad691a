package dev.holdfast.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How many addresses an endpoint lost lately, and when: what the guard `velocity` counts. Kept
/// only where that guard is set.
///
/// @param oldestFirst at most [#KEPT]
public record Removals(List<Removal> oldestFirst) {

  /// How many removals are told apart. Beyond that the two oldest are taken for one at the later of
  /// their times, which counts them longer than they would be, never shorter.
  public static final int KEPT = 64;

  public static final Removals NONE = new Removals(List.of());

  /// @param addresses how many, at least 1
  public record Removal(Instant at, int addresses) {}

  public Removals {
    oldestFirst = List.copyOf(oldestFirst);
  }

  /// The addresses lost in the window of this length that ends at `now`.
  public int within(Duration window, Instant now) {
    Instant start = now.minus(window);
    return oldestFirst.stream()
        .filter(removal -> removal.at().isAfter(start))
        .mapToInt(Removal::addresses)
        .sum();
  }

  /// These removals and one more at `now`, less those that the window has left behind.
  public Removals with(int addresses, Duration window, Instant now) {
    Instant start = now.minus(window);
    List<Removal> kept = new ArrayList<>();
    for (Removal removal : oldestFirst) {
      if (removal.at().isAfter(start)) {
        kept.add(removal);
      }
    }
    if (addresses > 0) {
      kept.add(new Removal(now, addresses));
    }
    if (kept.size() > KEPT) {
      Removal oldest = kept.removeFirst();
      Removal next = kept.removeFirst();
      kept.addFirst(new Removal(next.at(), oldest.addresses() + next.addresses()));
    }
    return kept.isEmpty() ? NONE : new Removals(kept);
  }
}
