package dev.holdfast.chaos.simulation;

import dev.holdfast.chaos.simulation.engine.Story;
import dev.holdfast.chaos.simulation.engine.Tally;
import dev.holdfast.chaos.simulation.fault.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What came of one run.
///
/// @param simulated how much time went by in it
/// @param fingerprint of all that happened, in its order
/// @param breach what must not have happened, if something did
/// @param story what happened, if it was to be told
public record Verdict(
    Schedule schedule,
    long events,
    Duration simulated,
    long fingerprint,
    Tally tally,
    Optional<Breach> breach,
    List<Story.Line> story) {

  /// A promise that was broken, and when.
  public record Breach(String promise, String what, long atMicros, Optional<Throwable> cause) {}
}
