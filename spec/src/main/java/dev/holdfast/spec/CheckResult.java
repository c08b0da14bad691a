package dev.holdfast.spec;

import java.time.Duration;
import java.util.OptionalInt;

/// How one check went.
///
/// @param expected what had to be found, as the table shows it
/// @param found what was found
/// @param distinctStates how many states TLC had told apart when it finished
/// @param depth the longest of the shortest ways to a state; TLC does not say it of broken liveness
public record CheckResult(
    String module,
    String configuration,
    Expectation expected,
    Finding found,
    long distinctStates,
    OptionalInt depth,
    Duration elapsed,
    Verdict verdict) {

  public boolean isAsExpected() {
    return verdict instanceof Verdict.AsExpected;
  }
}
