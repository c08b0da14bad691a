package dev.holdfast.chaos.incident;

/// When the enactor that is late is let go.
enum Moment {
  /// When clean-up is about to delete the plan it holds.
  AT_CLEAN_UP,
  /// When clean-up has deleted it.
  AFTER_CLEAN_UP
}
