package dev.holdfast.chaos.incident;

import dev.holdfast.chaos.answer.Target;
import java.util.ArrayList;
import java.util.List;

/// One column of the timeline: a system with three enactors, to which the schedule happens. What
/// each step came to, it tells in lines.
interface Side extends AutoCloseable {

  /// The servers that answer for it, once it is open.
  List<Target> targets();

  /// A first plan is made live.
  List<Line> open() throws Exception;

  /// A new plan is proposed; A reads it, is told it may apply it, and is held before it writes; the
  /// others apply it.
  List<Line> holdLate() throws Exception;

  /// A newer plan is proposed and applied by the others.
  ///
  /// @return its generation
  long advance() throws Exception;

  /// One plan more; the others apply it and are held just before they clean up.
  List<Line> comeToCleanUp() throws Exception;

  /// A is let go, and writes what it held.
  List<Line> letLateGo() throws Exception;

  /// Whoever is about to clean up is let go, and deletes, among others, the plan that A read.
  List<Line> letCleanUpGo() throws Exception;

  /// All of the end of an act, in one go.
  default List<Line> cleanUp(Moment letLateGo) throws Exception {
    List<Line> lines = new ArrayList<>(comeToCleanUp());
    switch (letLateGo) {
      case AT_CLEAN_UP -> {
        lines.addAll(letLateGo());
        lines.addAll(letCleanUpGo());
      }
      case AFTER_CLEAN_UP -> {
        lines.addAll(letCleanUpGo());
        lines.addAll(letLateGo());
      }
    }
    return lines;
  }

  /// A newer plan is proposed, and every enactor tries to make it live.
  List<Line> recover() throws Exception;

  @Override
  void close();
}
