package dev.holdfast.chaos.delayed;

import dev.holdfast.agents.enactor.EnactorOptions;

/// How the late enactor enacts.
enum Mode {
  /// Each endpoint on its own, one a call.
  INDEPENDENT(EnactorOptions.DEFAULT.withSliceSize(1)),
  /// The whole plan or nothing, in one call.
  ATOMIC(EnactorOptions.DEFAULT.withAtomic(true));

  private final EnactorOptions options;

  Mode(EnactorOptions options) {
    this.options = options;
  }

  /// Keeps one plan less than the others do, so that it always comes by clean-up.
  EnactorOptions options() {
    return options.withKeepPlans(Scene.KEPT_PLANS - 1);
  }
}
