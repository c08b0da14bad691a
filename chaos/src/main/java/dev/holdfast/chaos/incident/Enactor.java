package dev.holdfast.chaos.incident;

/// The enactors of the night, as the timeline calls them.
enum Enactor {
  /// The one that is late.
  A,
  B,
  C
}
