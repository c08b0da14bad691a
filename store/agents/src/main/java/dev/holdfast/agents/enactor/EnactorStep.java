package dev.holdfast.agents.enactor;

import dev.holdfast.v1.EnactPlanResponse;

/// Where an enactor is in its pass.
public sealed interface EnactorStep {

  /// The plan it is at.
  long generation();

  /// It has read which endpoints the plan names, and has written none.
  record TookPlan(long generation, int endpoints) implements EnactorStep {}

  /// It is about to write a slice.
  ///
  /// @param slice counted from 1
  record BeforeWrite(long generation, int slice, int slices) implements EnactorStep {}

  /// It has the store's answer to a slice.
  record Wrote(long generation, int slice, EnactPlanResponse response) implements EnactorStep {}

  /// The store does not hold the plan any more; it leaves it alone. Told right after [BeforeWrite]
  /// where it was the write that was refused.
  record Overtaken(long generation) implements EnactorStep {}

  /// It has written all it had to, and is about to ask for clean-up.
  ///
  /// @param generation the newest plan of the pass
  record BeforeCleanUp(long generation) implements EnactorStep {}

  /// Its pass is over.
  record PassDone(long generation) implements EnactorStep {}
}
