package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.Change;
import dev.holdfast.chaos.history.Entry;
import dev.holdfast.chaos.history.Outcome;
import dev.holdfast.chaos.history.Position;
import dev.holdfast.chaos.history.Read;
import dev.holdfast.chaos.history.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Holds the order of the log against that of the clients' clocks: what was over before something
/// else began stands before it.
final class RealTime {

  static final String CHANGES = "the log's order agrees with real time";
  static final String READS = "linearizable reads see what was acknowledged before";

  private RealTime() {}

  /// An operation at its place in the log: a change where it stands, a read behind all it has seen.
  ///
  /// @param binds whether a linearizable read that begins later must have seen it
  private record Placed(Entry entry, Span span, Position at, boolean binds) {

    boolean isChange() {
      return entry instanceof Change;
    }

    boolean isStrongRead() {
      return entry instanceof Read && binds;
    }
  }

  static void judge(List<Change> changes, List<Read> reads, Sheet sheet) {
    List<Placed> begun = new ArrayList<>();
    changes.forEach(change -> place(change, begun));
    reads.forEach(read -> place(read, begun));
    List<Placed> over = new ArrayList<>(begun);
    begun.sort(Comparator.comparing(placed -> placed.span().invoked()));
    over.sort(Comparator.comparing(placed -> placed.span().returned()));
    int next = 0;
    Placed furthest = null;
    Placed binding = null;
    for (Placed now : begun) {
      for (; next < over.size() && over.get(next).span().isBefore(now.span()); next++) {
        Placed earlier = over.get(next);
        furthest = further(furthest, earlier);
        binding = earlier.binds() ? further(binding, earlier) : binding;
      }
      compare(now, furthest, binding, sheet);
    }
  }

  private static void place(Change change, List<Placed> all) {
    Position at =
        switch (change.outcome()) {
          case Outcome.Acknowledged told -> told.at();
          case Outcome.Refused told -> told.at();
          case Outcome.Unknown _, Outcome.TurnedAway _ -> Position.NOWHERE;
        };
    if (at.isKnown()) {
      all.add(new Placed(change, change.span(), at, true));
    }
  }

  private static void place(Read read, List<Placed> all) {
    if (read.result() instanceof Read.View view) {
      all.add(
          new Placed(
              read,
              read.span(),
              new Position(view.index(), Integer.MAX_VALUE),
              read.consistency() == Read.Consistency.LINEARIZABLE));
    }
  }

  private static Placed further(Placed one, Placed other) {
    return one == null || other.at().compareTo(one.at()) > 0 ? other : one;
  }

  private static void compare(Placed now, Placed furthest, Placed binding, Sheet sheet) {
    if (now.isChange() && furthest != null && furthest.at().compareTo(now.at()) >= 0) {
      sheet.found(
          CHANGES,
          "the first was over before the second began, and stands at %s, not before %s"
              .formatted(furthest.at(), now.at()),
          furthest.entry(),
          now.entry());
    }
    if (now.isStrongRead() && binding != null && binding.at().index() > now.at().index()) {
      sheet.found(
          READS,
          "the read is of log index %d, and what was over before it began is of index %d"
              .formatted(now.at().index(), binding.at().index()),
          binding.entry(),
          now.entry());
    }
  }
}
