package dev.holdfast.guard;

import java.util.OptionalInt;

/// Shares of a whole, compared without rounding.
final class Percent {

  private Percent() {}

  static void check(String rule, OptionalInt percent) {
    if (percent.isPresent() && (percent.getAsInt() < 0 || percent.getAsInt() > 100)) {
      throw new IllegalArgumentException(
          "%s is %d %%; it must be from 0 to 100".formatted(rule, percent.getAsInt()));
    }
  }

  /// Whether `part` is more than `percent` of `whole`.
  static boolean exceeds(int part, int whole, int percent) {
    return 100L * part > (long) percent * whole;
  }
}
