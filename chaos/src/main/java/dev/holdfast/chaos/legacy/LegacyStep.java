package dev.holdfast.chaos.legacy;

import java.util.List;

/// What an enactor of the old protocol has come to, told to its [Hook] before it goes on.
public sealed interface LegacyStep {

  /// The plan it is about.
  long generation();

  /// Told every step, on the enactor's own thread: the enactor goes on when this returns.
  @FunctionalInterface
  interface Hook {
    void reached(LegacyStep step) throws InterruptedException;
  }

  /// The one check was made: the plan is newer than what is live. It will not be made again.
  record Checked(long generation) implements LegacyStep {}

  /// About to take the lock of an endpoint for the first time.
  record Writing(long generation, String endpoint) implements LegacyStep {}

  /// One attempt to install the plan at an endpoint; there may be more.
  record Attempted(long generation, String endpoint, LegacyAttempt result) implements LegacyStep {}

  /// The last attempt was made.
  record Settled(long generation, String endpoint, LegacyAttempt last) implements LegacyStep {}

  /// Clean-up has decided which plans to delete, and deletes them next.
  record CleaningUp(long generation, List<Long> old) implements LegacyStep {}

  /// Clean-up has deleted these.
  record CleanedUp(long generation, List<Long> old) implements LegacyStep {}

  /// The enactor is through with the plan: applied, given up in part, or not new when it was
  /// checked.
  record Done(long generation) implements LegacyStep {}
}
