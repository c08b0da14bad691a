package dev.holdfast.chaos.incident;

/// The enactors of the night, as the timeline calls them.
enum Actor {
  /// The one that is late.
  A,
  B,
  C
}
