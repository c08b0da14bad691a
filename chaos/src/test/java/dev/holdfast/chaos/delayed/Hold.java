package dev.holdfast.chaos.delayed;

import dev.holdfast.agents.enactor.EnactorStep;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Where in its pass an enactor is held.
enum Hold {
  HAVING_READ_THE_PLAN(3),
  BEFORE_ITS_FIRST_WRITE(3),
  BEFORE_ITS_SECOND_WRITE(2),
  BEFORE_ITS_THIRD_WRITE(1),
  /// It has been told that its last write is there, and has told nobody.
  AFTER_ITS_LAST_WRITE(0),
  /// What it asks of clean-up has been decided, and has not been asked yet.
  BEFORE_CLEAN_UP(0),
  /// The store has cleaned up; its answer is still on the way.
  INSIDE_CLEAN_UP(0),
  NOWHERE(0);

  private final int writesLeft;

  Hold(int writesLeft) {
    this.writesLeft = writesLeft;
  }

  /// Those that an enactor of this mode comes by.
  static List<Hold> of(Mode mode) {
    return Stream.of(values())
        .filter(hold ->
            switch (hold) {
              case BEFORE_ITS_SECOND_WRITE, BEFORE_ITS_THIRD_WRITE -> mode == Mode.INDEPENDENT;
              case NOWHERE -> false;
              default -> true;
            })
        .toList();
  }

  boolean isAt(EnactorStep step, Mode mode) {
    return switch (this) {
      case HAVING_READ_THE_PLAN -> step instanceof EnactorStep.TookPlan;
      case BEFORE_ITS_FIRST_WRITE -> isBeforeWrite(step, 1);
      case BEFORE_ITS_SECOND_WRITE -> isBeforeWrite(step, 2);
      case BEFORE_ITS_THIRD_WRITE -> isBeforeWrite(step, 3);
      case AFTER_ITS_LAST_WRITE ->
          step instanceof EnactorStep.Wrote wrote
              && wrote.slice() == (mode == Mode.ATOMIC ? 1 : Scene.ENDPOINTS.size());
      case BEFORE_CLEAN_UP -> step instanceof EnactorStep.BeforeCleanUp;
      case INSIDE_CLEAN_UP, NOWHERE -> false;
    };
  }

  private static boolean isBeforeWrite(EnactorStep step, int slice) {
    return step instanceof EnactorStep.BeforeWrite write && write.slice() == slice;
  }

  /// Writes of its plan that an enactor held here has still to make.
  int writesLeft(Mode mode) {
    return mode == Mode.ATOMIC ? Math.min(1, writesLeft) : writesLeft;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
