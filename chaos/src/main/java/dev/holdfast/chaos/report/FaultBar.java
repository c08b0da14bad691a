package dev.holdfast.chaos.report;

import java.time.Duration;

/// A fault as it happened.
///
/// @param number in the schedule
/// @param words what it does
/// @param where to whom; empty where it did not happen
/// @param trouble what did not go as it should; empty if nothing
public record FaultBar(
    int number,
    String name,
    String words,
    String where,
    Duration from,
    Duration until,
    String trouble) {

  public boolean happened() {
    return !where.isEmpty();
  }
}
