package dev.holdfast.chaos.contest;

/// One thing that is measured of both.
///
/// @param unit of the figures
/// @param goal for the ratio of our figure to etcd's; where more is better it is the least, else
///   the most
record Discipline(String name, String unit, boolean moreIsBetter, double goal) {

  boolean isMet(double ratio) {
    return moreIsBetter ? ratio >= goal : ratio <= goal;
  }

  String goalText() {
    return "%s %.1f".formatted(moreIsBetter ? ">=" : "<=", goal);
  }
}
