package dev.holdfast.spec;

/// Hears how a run of checks goes on. Calls come one at a time, from the threads that run the
/// checks.
public interface ProgressListener {

  /// A listener that does not care.
  ProgressListener NONE = new ProgressListener() {};

  default void started(Check check) {}

  /// @param distinctStates how many states this check has found so far
  default void progressed(Check check, long distinctStates) {}

  default void finished(CheckResult result) {}
}
